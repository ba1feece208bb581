import { GetAliasCommand } from '@aws-sdk/client-lambda';
import { expect, inject } from 'vitest';

import { awsWorkspace, ORDERS_ON_LAMBDA, REGION, type AwsWorkspace } from '../apply';
import type { FarEnd } from '../far-end';
import type { AwsAccount } from '../platform/far-end';
import { httpClientOf, type HttpClient } from './http-client';
import { invoke } from './invoke';
import { point, publishBeside } from './publish-beside';
import { runsOf } from './runs';
import { createSecret } from './secret';

/** What the owner of the shop put into the secret that the front reads. */
export const SIGNING_KEY = 'only the tests know';

/** The orders stack, applied, with the secret that it wants, and warm. */
export interface RunningOrders {
  readonly aws: AwsWorkspace;
  /** Sends a request to the shop from outside. */
  readonly send: HttpClient;
  /** Runs a service with `event`, and gives what it returned. */
  run(service: string, event: object): Promise<unknown>;
  /** The version of each run of a service so far. */
  runs(service: string): Promise<string[]>;
  /** Lets a service be other code while `work` is done: a version of its own, behind alias `live`. */
  whileItIs(service: string, code: string, work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export async function runningOrders(): Promise<RunningOrders> {
  const aws = await awsWorkspace();
  aws.write(ORDERS_ON_LAMBDA);
  expect(await aws.apply()).toMatchObject({ code: 0 });
  const farEnd = inject('awsFarEnd');
  const name = 'orders-front';
  const value = { 'signing-key': SIGNING_KEY };
  const secret = await createSecret(accountOf(aws, farEnd), REGION, { name, value });
  const { lambda, logs } = aws.clients;
  const run = (service: string, event: object) => invoke(lambda, `orders-${service}`, { event });
  // A machine that is busy with other tests may need longer than a second for a first run.
  for (const service of ['front', 'pricing', 'inventory']) await run(service, { path: '/' });
  return {
    aws,
    run,
    send: await httpClientOf(name, aws, farEnd),
    runs: (service) => runsOf(logs, `orders-${service}`),
    whileItIs: (service, code, work) => whileItIs({ aws, service, code }, work),
    close: async () => {
      await secret.remove();
      await aws.close();
    },
  };
}

function accountOf({ accountId }: AwsWorkspace, farEnd: FarEnd): AwsAccount {
  if (farEnd.kind !== 'emulator') return { id: accountId };
  return { id: accountId, endpoint: farEnd.endpoint };
}

interface Replacement {
  readonly aws: AwsWorkspace;
  readonly service: string;
  readonly code: string;
}

async function whileItIs({ aws, service, code }: Replacement, work: () => Promise<void>) {
  const { lambda } = aws.clients;
  const functionName = `orders-${service}`;
  const alias = { FunctionName: functionName, Name: 'live' };
  const { FunctionVersion: before = '' } = await lambda.send(new GetAliasCommand(alias));
  const files = { 'lambda.mjs': `export async function ${service}() { ${code} }` };
  const version = await publishBeside(lambda, { functionName, files, timeoutSeconds: 20 });
  await point(lambda, functionName, version);
  try {
    await work();
  } finally {
    await point(lambda, functionName, before);
  }
}
