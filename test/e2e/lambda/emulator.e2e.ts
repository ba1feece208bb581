import { createServer } from 'node:net';

import {
  CreateFunctionCommand,
  InvokeCommand,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda';
import { CreateQueueCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';
import { zipSync } from 'fflate';
import { afterEach, beforeAll, expect, inject, it, describe } from 'vitest';

import { isAlive } from '../../parts/build-lock';
import { pythonTools } from '../../parts/parts';
import { findFreePort } from '../free-ports';
import { REGION } from './apply';
import { startMinistack } from './emulator/ministack';
import type { Emulator } from './emulator/start';
import { awsClients, type AwsClients } from './platform/far-end';

const farEnd = inject('awsFarEnd');
const isStartedHere = farEnd.kind === 'emulator' && farEnd.scalingEndpoint !== undefined;
const ID = '111122223333';

describe.skipIf(!isStartedHere)('an emulator that is started here', () => {
  let program: string;
  const started: { readonly emulator: Emulator; readonly clients: AwsClients }[] = [];
  beforeAll(async () => {
    program = (await pythonTools()).bin('ministack');
  });
  afterEach(async () => {
    for (const { emulator, clients } of started.splice(0)) {
      clients.close();
      await emulator.stop();
    }
  });

  async function start(port?: () => Promise<number>) {
    const emulator = await startMinistack(program, port);
    const clients = awsClients({ endpoint: emulator.endpoint, id: ID }, REGION);
    started.push({ emulator, clients });
    return { emulator, clients };
  }

  it('knows nothing of another one that runs at the same time', async () => {
    const [one, other] = await Promise.all([start(), start()]);

    await one.clients.sqs.send(new CreateQueueCommand({ QueueName: 'mine' }));

    const { QueueUrls = [] } = await other.clients.sqs.send(new ListQueuesCommand({}));
    expect(one.emulator.endpoint).not.toBe(other.emulator.endpoint);
    expect(QueueUrls).toEqual([]);
  });

  it('takes another port when the one that was free is taken', async () => {
    const taken = await findFreePort();
    const squatter = createServer((socket) => socket.end()).listen(taken, '127.0.0.1');
    const ports = [taken, await findFreePort()];

    const { emulator } = await start(async () => ports.shift() ?? 0);

    squatter.close();
    expect(emulator.endpoint).not.toBe(`http://127.0.0.1:${taken}`);
    expect(ports).toEqual([]);
  });

  it('ends the functions that it runs when it is stopped', async () => {
    const { emulator, clients } = await start();
    const pid = await pidOfFunction(clients);
    expect(isAlive(pid)).toBe(true);

    await emulator.stop();

    expect(isAlive(pid)).toBe(false);
  });
});

/** Runs a function that tells the process that it runs in. */
async function pidOfFunction({ lambda }: AwsClients): Promise<number> {
  const FunctionName = 'tells-its-pid';
  const source = 'export const handler = async () => process.pid;';
  const ZipFile = zipSync({ 'index.mjs': Buffer.from(source) });
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Code: { ZipFile },
      Handler: 'index.handler',
      Role: `arn:aws:iam::${ID}:role/any`,
      Runtime: 'nodejs22.x',
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
  const { Payload } = await lambda.send(new InvokeCommand({ FunctionName }));
  return Number(Buffer.from(Payload ?? []).toString());
}
