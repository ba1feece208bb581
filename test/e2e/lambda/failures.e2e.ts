import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetQueueUrlCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeOnAws } from './apply';
import type { ApiAnswer } from './requests/http-client';
import { runningOrders, type RunningOrders } from './requests/running-orders';
import { scheduleNow } from './requests/schedule-now';

/** As the scheduler hands it over where the schedule says nothing else. */
const SCHEDULED = { 'detail-type': 'Scheduled Event', source: 'aws.scheduler', detail: '{}' };
const SOON = { timeout: 60_000, interval: 500 };
const BREAKS = `throw new Error('broken');`;

describeOnAws('the orders stack on Lambda, when a service fails or a schedule is due', () => {
  let orders: RunningOrders;
  beforeAll(async () => {
    orders = await runningOrders();
  });
  afterAll(() => orders?.close());

  it.each([
    ['answers "busy"', `return { status: 503, body: {} };`, answerOf(502, 'pricing answered 503')],
    ['breaks', BREAKS, answerOf(502, 'pricing cannot be reached')],
  ])('asks a callee that %s once more, and then tells the client', async (_, code, answer) => {
    await orders.whileItIs('pricing', code, async () => {
      const before = await orders.runs('pricing');

      expect(await placeOrder()).toEqual(answer);

      const runs = async () => (await orders.runs('pricing')).slice(before.length);
      await expect.poll(runs, SOON).toHaveLength(2);
    });
  });

  it('waits a second for each try of a callee that hangs, and then tells the client', async () => {
    const hangs = `await new Promise((end) => setTimeout(end, 8000));`;
    await orders.whileItIs('pricing', hangs, async () => {
      const started = Date.now();

      const answer = await placeOrder();

      const seconds = (Date.now() - started) / 1000;
      expect(answer).toEqual(answerOf(504, 'pricing did not answer within 1000 ms'));
      expect(seconds).toBeGreaterThanOrEqual(2);
      expect(seconds).toBeLessThan(5);
    });
  });

  it('counts what is on the shelf when the schedule starts it', async () => {
    expect(await orders.run('reconcile', SCHEDULED)).toEqual({
      checked: 3,
      low: [{ item: 'lamp', stock: 3 }],
    });
  });

  it('is started by the scheduler with what the schedule says', async () => {
    const { aws, runs } = orders;
    const before = { reconcile: await runs('reconcile'), inventory: await runs('inventory') };

    const stop = await scheduleNow(aws.clients.scheduler, 'orders-reconcile-schedule');

    await expect.poll(() => runs('reconcile'), SOON).toEqual([...before.reconcile, '1']);
    await expect.poll(() => runs('inventory'), SOON).toEqual([...before.inventory, '1']);
    await stop();
    expect(await deadLettersOf('reconcile')).toEqual([]);
  });

  it('tries a scheduled run that fails twice more, and keeps it as a dead letter', async () => {
    await orders.whileItIs('inventory', BREAKS, async () => {
      const before = await orders.runs('reconcile');

      await handOver('reconcile', SCHEDULED);

      const letters = () => deadLettersOf('reconcile');
      await expect.poll(letters, SOON).toEqual([expect.stringContaining('"Scheduled Event"')]);
      const runs = (await orders.runs('reconcile')).slice(before.length);
      expect(runs).toEqual(['1', '1', '1']);
    });
  });

  function placeOrder(): Promise<ApiAnswer> {
    return orders.send({ method: 'POST', path: '/orders', body: { item: 'mug', quantity: 1 } });
  }

  /** As the scheduler does it: nobody waits for what comes of it. */
  async function handOver(service: string, event: object): Promise<void> {
    const Payload = Buffer.from(JSON.stringify(event));
    const input = { FunctionName: `orders-${service}`, Qualifier: 'live', Payload };
    const command = new InvokeCommand({ ...input, InvocationType: 'Event' });
    await orders.aws.clients.lambda.send(command);
  }

  async function deadLettersOf(service: string): Promise<(string | undefined)[]> {
    const { sqs } = orders.aws.clients;
    const QueueName = `orders-${service}-dead-letters`;
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
    return Messages.map(({ Body }) => Body);
  }
});

function answerOf(status: number, error: string): ApiAnswer {
  return { status, body: { error } };
}
