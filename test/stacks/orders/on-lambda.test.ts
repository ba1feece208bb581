import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startStandIns, type StandIns } from '../../../lib/rehearsal/stand-ins';
import { orders } from '../../../stacks/orders';
import {
  aWorkspace,
  hasTerraform,
  type StateResource,
  type Workspace,
} from '../../support/terraform';
import { synthesizeInto } from '../synthesized';
import { apiEvent } from './deployments';
import { CREDENTIALS, listenAsAws } from './fake-aws';
import type { LoopbackServer } from './loopback';
import { runFunction, type LambdaFunction, type Variables } from './processes';

const ORDER_KEY_ARN = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-front';

describe.skipIf(!hasTerraform)('the orders stack on Lambda, run as it was applied', () => {
  let standIns: StandIns;
  let workspace: Workspace;
  let state: Readonly<Record<string, StateResource>>;
  let aws: LoopbackServer;

  beforeAll(async () => {
    standIns = await startStandIns();
    workspace = aWorkspace(standIns);
    const program = { build: orders, context: { target: 'lambda' } };
    cpSync(synthesizeInto(workspace.folder, program), workspace.folder, { recursive: true });
    const backend = { local: { path: join(workspace.folder, 'terraform.tfstate') } };
    const override = JSON.stringify({ terraform: { backend } });
    writeFileSync(join(workspace.folder, 'backend_override.tf.json'), override);
    await workspace.run('init');
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    state = await workspace.state();

    const aliases = ['pricing', 'inventory'].map((name) => [arnOfAlias(name), applied(name)]);
    aws = await listenAsAws({
      functions: Object.fromEntries(aliases) as Record<string, LambdaFunction>,
      secrets: { [ORDER_KEY_ARN]: '{"signing-key":"only the tests know"}' },
    });
  });

  afterAll(async () => {
    aws.close();
    workspace.remove();
    await standIns.close();
  });

  function valuesOf(address: string): Readonly<Record<string, unknown>> {
    const { [address]: resource } = state;
    if (resource === undefined) throw new Error(`the state has no ${address}`);
    return resource.values;
  }

  function arnOfAlias(name: string): string {
    return String(valuesOf(`aws_lambda_alias.${name}_alias`)['arn']);
  }

  /** The function as it was applied, its archive unpacked. */
  function applied(name: string, more: Variables = {}): LambdaFunction {
    const values = valuesOf(`aws_lambda_function.${name}_function`);
    const folder = join(workspace.folder, 'unpacked', name);
    const archive = readFileSync(join(workspace.folder, String(values['filename'])));
    for (const [path, content] of Object.entries(unzipSync(archive))) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const [environment] = values['environment'] as { variables?: Variables }[];
    const variables = { ...environment?.variables, ...more };
    return { folder, handler: String(values['handler']), variables };
  }

  /** The function with what Lambda itself adds to its environment. */
  function running(name: string): LambdaFunction {
    return applied(name, { ...CREDENTIALS, AWS_ENDPOINT_URL: aws.url, ...BUSY_MACHINE });
  }

  it('takes an order by the edges of the stack', async () => {
    const body = '{"item":"chair","quantity":1}';
    const event = apiEvent({ method: 'POST', path: '/orders', body });

    const { out } = await runFunction(running('front'), event);

    const answer = JSON.parse(out) as { statusCode: number; body: string };
    expect(answer.statusCode).toBe(201);
    expect(JSON.parse(answer.body)).toMatchObject({ item: 'chair', totalCents: 24900 });
  });

  it('starts the job by its schedule and by the name that callers use', async () => {
    const [target] = valuesOf('aws_scheduler_schedule.reconcile_schedule')['target'] as [
      { arn: string },
    ];
    const event = { 'detail-type': 'Scheduled Event', source: 'aws.scheduler' };

    const { out } = await runFunction(running('reconcile'), event);

    expect(target.arn).toBe(arnOfAlias('reconcile'));
    expect(JSON.parse(out)).toMatchObject({ checked: 3 });
  });

  it.each([
    ['front', ['inventory', 'pricing']],
    ['reconcile', ['inventory']],
    ['pricing', []],
  ])('lets %s call %j and nobody else', (name, callees) => {
    const policy = JSON.parse(
      String(valuesOf(`aws_iam_role_policy.${name}_policy`)['policy']),
    ) as Policy;

    const calls = policy.Statement.filter(({ Action }) => Action.includes('lambda:InvokeFunction'));

    expect(calls.flatMap(({ Resource }) => Resource)).toEqual(callees.map(arnOfAlias));
  });
});

interface Policy {
  readonly Statement: readonly {
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
  }[];
}

/** Instead of the timeouts of the edges, which count on functions that are warm. */
const BUSY_MACHINE = { PRICING_TIMEOUT_MS: '10000', INVENTORY_TIMEOUT_MS: '10000' };
