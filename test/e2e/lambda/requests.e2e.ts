import { createHmac } from 'node:crypto';

import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { describeOnAws, REGION } from './apply';
import { runningOrders, SIGNING_KEY, type RunningOrders } from './requests/running-orders';

const SOON = { timeout: 60_000, interval: 500 };
const LACKING = 'item and a whole quantity from 1 are needed';

describeOnAws('the orders stack on Lambda, when requests come', () => {
  let orders: RunningOrders;
  beforeAll(async () => {
    orders = await runningOrders();
  });
  afterAll(() => orders?.close());

  it('takes an order: the front asks inventory and pricing, and answers the client', async () => {
    const { send, runs } = orders;
    const before = { inventory: await runs('inventory'), pricing: await runs('pricing') };

    const answer = await send({
      method: 'POST',
      path: '/orders',
      body: { item: 'mug', quantity: 5 },
      headers: { 'idempotency-key': 'the-first' },
    });

    const order = { item: 'mug', quantity: 5, totalCents: 5938 };
    const id = signed({ order, idempotencyKey: 'the-first' });
    expect(answer).toEqual({ status: 201, body: { id, ...order } });
    await expect.poll(() => runs('inventory'), SOON).toEqual([...before.inventory, '1']);
    await expect.poll(() => runs('pricing'), SOON).toEqual([...before.pricing, '1']);
  });

  it('shows an order that it took, and no other', async () => {
    const order = { item: 'lamp', quantity: 3, totalCents: 26700 };
    const id = signed({ order, idempotencyKey: 'told-to-the-front-long-ago' });

    expect(await orders.send({ path: `/orders/${id}` })).toEqual({
      status: 200,
      body: { id, ...order },
    });
    expect(await orders.send({ path: `/orders/${id.slice(0, -2)}` })).toEqual({
      status: 404,
      body: { error: 'no such order' },
    });
  });

  it.each([
    ['is not JSON', '{"item":', answerOf(400, 'the body is not JSON')],
    ['lacks the quantity', { item: 'mug' }, answerOf(400, LACKING)],
    ['asks for what nobody sells', { item: 'unicorn', quantity: 1 }, answerOf(422, 'unknown item')],
    ['asks for more than there is', { item: 'lamp', quantity: 4 }, answerOf(409, 'only 3 left')],
  ])('tells a client whose request %s', async (_, body, answer) => {
    expect(await orders.send({ method: 'POST', path: '/orders', body })).toEqual(answer);
  });

  it('gives each service the addresses that its edges lead to, and no others', async () => {
    const { clients, accountId } = orders.aws;
    const alias = (name: string) =>
      `arn:aws:lambda:${REGION}:${accountId}:function:orders-${name}:live`;
    const addresses = ['front', 'pricing', 'inventory', 'reconcile'].map(async (service) => {
      const command = new GetFunctionConfigurationCommand({ FunctionName: `orders-${service}` });
      const { Environment } = await clients.lambda.send(command);
      const variables = Object.entries(Environment?.Variables ?? {});
      return [service, Object.fromEntries(variables.filter(([name]) => /_ADDRESS$/.test(name)))];
    });

    expect(Object.fromEntries(await Promise.all(addresses))).toEqual({
      front: { INVENTORY_ADDRESS: alias('inventory'), PRICING_ADDRESS: alias('pricing') },
      pricing: {},
      inventory: {},
      reconcile: { INVENTORY_ADDRESS: alias('inventory') },
    });
  });
});

function answerOf(status: number, error: string) {
  return { status, body: { error } };
}

/** The id that the front gives an order: the order itself, signed with the key in the secret. */
function signed(content: object): string {
  const text = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${text}.${createHmac('sha256', SIGNING_KEY).update(text).digest('base64url')}`;
}
