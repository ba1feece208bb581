import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { synthesize } from '../../stacks/synthesized';
import { awsWorkspace, ORDERS_ON_LAMBDA, REGION, type AwsWorkspace } from './apply';
import type { Account, PolicyStatement } from './permissions/account';
import { ofAction, withStatements, type Change } from './permissions/change';
import { differences } from './permissions/compare';
import { describeWithProver } from './permissions/describe-with-prover';
import {
  API_GATEWAY,
  functionArn,
  LAMBDA,
  leastFor,
  logsOf,
  roleArn,
  SCHEDULER,
  type Deployed,
} from './permissions/least';
import type { Allowance } from './permissions/question';
import { readAccount } from './permissions/read-account';

const FRONT_CALLS = ['front', 'lambda:InvokeFunction'] as const;
const FRONT_READS = ['front', 'secretsmanager:GetSecretValue'] as const;
const FRONT_BURIES = ['front', 'sqs:SendMessage'] as const;
const SERVICES = ['front', 'inventory', 'pricing', 'reconcile'];

describeWithProver('the orders stack on Lambda, as its policies are held by AWS', (prover) => {
  let aws: AwsWorkspace;
  let account: Account;
  let deployed: Deployed;
  let meant: ReadonlyMap<string, readonly Allowance[]>;
  beforeAll(async () => {
    aws = await awsWorkspace();
    aws.write(ORDERS_ON_LAMBDA);
    expect(await aws.apply()).toMatchObject({ code: 0 });
    deployed = {
      region: REGION,
      accountId: aws.accountId,
      stack: 'orders',
      apis: { front: await apiId() },
      keyArn: await keyArn(),
      secrets: { front: ['orders-front'] },
    };
    const held = await readAccount(aws.clients, 'orders-');
    const services = [
      API_GATEWAY,
      LAMBDA,
      SCHEDULER,
      logsOf(deployed),
      'service:sqs.amazonaws.com',
    ];
    account = { ...held, principals: [...held.principals, ...services.map(withoutPolicies)] };
    meant = leastFor(synthesize(ORDERS_ON_LAMBDA).report, deployed);
  });
  afterAll(() => aws?.close());

  async function apiId(): Promise<string> {
    const { Items = [] } = await aws.clients.api.send(new GetApisCommand({}));
    const found = Items.find(({ Name }) => Name === 'orders-front')?.ApiId;
    if (found === undefined) throw new Error('the front has no HTTP API');
    return found;
  }

  async function keyArn(): Promise<string> {
    const command = new GetFunctionConfigurationCommand({ FunctionName: 'orders-front' });
    const { KMSKeyArn = '' } = await aws.clients.lambda.send(command);
    return KMSKeyArn;
  }

  const invokers = (qualifiers: readonly string[]): Promise<string[][]> =>
    prover.whoMay(
      account,
      qualifiers.flatMap((qualifier) =>
        SERVICES.map((service) => ({
          action: 'lambda:InvokeFunction',
          resource: functionArn(service, deployed, qualifier),
        })),
      ),
    );

  it('lets nobody invoke a service but those that have an edge to it, the API and the schedule', async () => {
    const role = (name: string) => roleArn(name, deployed);

    expect(await invokers(['live'])).toEqual([
      [API_GATEWAY],
      [role('front'), role('reconcile')],
      [role('front')],
      [role('reconcile-schedule')],
    ]);
  });

  it('runs a service as a role that may call what the service was told to call', async () => {
    const told = SERVICES.map(async (service) => {
      const command = new GetFunctionConfigurationCommand({ FunctionName: `orders-${service}` });
      const { Role = '', Environment } = await aws.clients.lambda.send(command);
      const variables = Object.entries(Environment?.Variables ?? {});
      const addresses = variables.filter(([name]) => name.endsWith('_ADDRESS'));
      return addresses.map(([, address]) => ({ principal: Role, resource: address }));
    });
    const calls = (await Promise.all(told)).flat();

    const ask = calls.map((call) => ({ ...call, action: 'lambda:InvokeFunction' }));
    expect(calls).toHaveLength(3);
    expect(await prover.whoMay(account, ask)).toEqual(calls.map(({ principal }) => [principal]));
  });

  it('lets nobody invoke a function past its alias, nor any version by its number', async () => {
    const answers = await invokers(['', '$LATEST', '1', '2', 'canary']);

    expect(answers).toHaveLength(5 * SERVICES.length);
    expect(answers.flat()).toEqual([]);
  });

  it('lets the API of the front invoke it, and no other API', async () => {
    const ask = (api: string, accountId = aws.accountId) => ({
      action: 'lambda:InvokeFunction',
      resource: functionArn('front', deployed, 'live'),
      where: { 'aws:SourceArn': `arn:aws:execute-api:${REGION}:${accountId}:${api}/$default/x` },
    });
    const { front = '' } = deployed.apis;

    expect(
      await prover.whoMay(account, [ask(front), ask('0000000000'), ask(front, '999999999999')]),
    ).toEqual([[API_GATEWAY], [], []]);
  });

  it('lets the scheduler take on its role for schedules of this account alone', async () => {
    const ask = (accountId: string) => ({
      action: 'sts:AssumeRole',
      resource: roleArn('reconcile-schedule', deployed),
      where: { 'aws:SourceAccount': accountId },
    });

    expect(await prover.whoMay(account, [ask(aws.accountId), ask('999999999999')])).toEqual([
      [SCHEDULER],
      [],
    ]);
  });

  it('allows everybody exactly what he needs: nothing is missing, and nothing else is possible', async () => {
    expect(meant.size).toBe(account.principals.length - 1);
    expect(await differences(prover, account, meant)).toEqual([]);
  });

  it('leaves no known way to more rights', async () => {
    expect(await prover.escalations(account)).toEqual([]);
  });

  /** One role or service alone, whose statements that allow `action` are changed. */
  async function differencesAfter(name: string, action: string, change: Change) {
    const of = (arn: string) => arn === name || arn === roleArn(name, deployed);
    const one = { ...account, principals: account.principals.filter(({ arn }) => of(arn)) };
    const meantForIt = new Map([...meant].filter(([arn]) => of(arn)));
    expect(meantForIt.size).toBe(1);
    return differences(prover, withStatements(one, ofAction(action, change)), meantForIt);
  }

  it.each<readonly [string, readonly [string, string], (deployed: Deployed) => Wider]>([
    ['an undeclared call', FRONT_CALLS, (at) => also(functionArn('reconcile', at, 'live'))],
    ['calls past the alias', FRONT_CALLS, (at) => also(functionArn('pricing', at))],
    ['calls of every version', FRONT_CALLS, (at) => also(functionArn('pricing', at, '*'))],
    ['all that Lambda can do', FRONT_CALLS, () => instead({ Action: 'lambda:*' })],
    ['writing the secret', FRONT_READS, () => instead({ Action: 'secretsmanager:PutSecretValue' })],
    ['reading dead letters', FRONT_BURIES, () => instead({ Action: 'sqs:ReceiveMessage' })],
    ['any API to call', [API_GATEWAY, 'lambda:InvokeFunction'], () => instead({ Condition: {} })],
    ['schedules of all accounts', [SCHEDULER, 'sts:AssumeRole'], () => instead({ Condition: {} })],
  ])('would notice if a policy allowed %s', async (_, [name, action], wider) => {
    const found = await differencesAfter(name, action, (statement) => ({
      ...statement,
      ...wider(deployed)(statement),
    }));

    expect(found).toContainEqual(expect.stringContaining(' may '));
  });

  it.each([FRONT_CALLS, FRONT_READS, FRONT_BURIES])(
    'would notice if %s were not allowed %s',
    async (name, action) => {
      expect(await differencesAfter(name, action, () => undefined)).toContainEqual(
        expect.stringContaining(` may not ${action} on `),
      );
    },
  );

  it('would notice an escalation', async () => {
    const change = ofAction('sqs:SendMessage', (statement) => ({
      ...statement,
      Action: 'lambda:UpdateFunctionCode',
      Resource: '*',
    }));

    expect(await prover.escalations(withStatements(account, change))).not.toEqual([]);
  });
});

type Wider = (statement: PolicyStatement) => Partial<PolicyStatement>;

function also(resource: string): Wider {
  return ({ Resource = [] }) => ({ Resource: [...[Resource].flat(), resource] });
}

function instead(part: Partial<PolicyStatement>): Wider {
  return () => part;
}

function withoutPolicies(arn: string) {
  return { arn, policies: [] };
}
