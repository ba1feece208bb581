import { DeleteRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateRoleCommand, DeleteRoleCommand, DeleteRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  GetAliasCommand,
  RemovePermissionCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { awsWorkspace, describeOnAws, ORDERS_ON_LAMBDA, type AwsWorkspace } from './apply';
import { ordersWithOtherCode } from './other-code';
import { inventory } from './inventory';
import { changesOf, outcomeOf } from './outcome';

const NOTHING_TO_DO = ['No changes. Your infrastructure matches the configuration.'];
/** The last line of an apply that went well. */
const APPLIED = /^Apply complete! /;

/** What somebody does by hand, and what Terraform says to it. */
interface Drift {
  readonly what: string;
  readonly make: (aws: AwsWorkspace) => Promise<unknown>;
  readonly seen: readonly RegExp[];
}

const DRIFTS: readonly Drift[] = [
  {
    what: 'a function got more memory',
    make: async ({ clients: { lambda } }) => {
      const FunctionName = 'orders-pricing';
      await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, MemorySize: 1024 }));
      await waitUntilFunctionUpdatedV2({ client: lambda, maxWaitTime: 60 }, { FunctionName });
    },
    seen: [
      /aws_lambda_function\.pricing_function will be updated/,
      /^~ memory_size = 1024 -> 128$/,
    ],
  },
  {
    what: 'logs are kept for ever',
    make: ({ clients: { logs } }) => {
      const logGroupName = '/aws/lambda/orders-front';
      return logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
    },
    seen: [
      /aws_cloudwatch_log_group\.front_log_group will be updated/,
      /^~ retention_in_days = 0 -> \d+$/,
    ],
  },
  {
    what: 'nobody may call the front from outside any more',
    make: ({ clients: { lambda } }) => {
      const place = { FunctionName: 'orders-front', Qualifier: 'live' };
      return lambda.send(new RemovePermissionCommand({ ...place, StatementId: 'http-api' }));
    },
    seen: [/aws_lambda_permission\.front_http_permission will be created/],
  },
  {
    what: 'what a function may do is gone',
    make: ({ clients: { iam } }) => {
      const name = 'orders-inventory';
      return iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName: name }));
    },
    seen: [/aws_iam_role_policy\.inventory_policy will be created/],
  },
  {
    what: 'dead letters are kept for a minute',
    make: async ({ clients: { sqs }, terraform }) => {
      const { values } = (await terraform.state())['aws_sqs_queue.front_dead_letter_queue'] ?? {};
      const Attributes = { MessageRetentionPeriod: '60' };
      const QueueUrl = String(values?.url);
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    },
    seen: [
      /aws_sqs_queue\.front_dead_letter_queue will be updated/,
      /^~ message_retention_seconds = 60 -> 1209600$/,
    ],
  },
];

describeOnAws('the orders stack on Lambda', () => {
  let aws: AwsWorkspace;
  beforeAll(async () => {
    aws = await awsWorkspace();
    aws.write(ORDERS_ON_LAMBDA);
  });
  afterAll(() => aws.close());

  it('is applied', async () => {
    expect(outcomeOf(await aws.apply()).at(-1)).toMatch(APPLIED);

    expect(await inventory(aws.clients, 'orders')).toEqual([
      'HTTP API orders-front',
      'function orders-front',
      'function orders-inventory',
      'function orders-pricing',
      'function orders-reconcile',
      'key for what the functions of stack orders keep',
      'log group /aws/apigateway/orders-front',
      'log group /aws/lambda/orders-front',
      'log group /aws/lambda/orders-inventory',
      'log group /aws/lambda/orders-pricing',
      'log group /aws/lambda/orders-reconcile',
      'queue orders-front-dead-letters',
      'queue orders-inventory-dead-letters',
      'queue orders-pricing-dead-letters',
      'queue orders-reconcile-dead-letters',
      'role orders-front',
      'role orders-inventory',
      'role orders-pricing',
      'role orders-reconcile',
      'role orders-reconcile-schedule',
      'schedule orders-reconcile-schedule',
    ]);
  });

  it('leaves nothing to be done', async () => {
    expect(outcomeOf(await aws.plan())).toEqual(NOTHING_TO_DO);
  });

  it.each(DRIFTS)('shows and mends it when $what', async ({ make, seen }) => {
    await make(aws);

    const plan = await aws.plan();
    const repair = await aws.apply();

    expect(plan.code).toBe(2);
    const changes = seen.map((line) => expect.stringMatching(line) as string);
    expect(changesOf(plan)).toEqual(expect.arrayContaining(changes));
    expect(outcomeOf(repair).at(-1)).toMatch(APPLIED);
    expect(outcomeOf(await aws.plan())).toEqual(NOTHING_TO_DO);
  });

  it('publishes other code as the next version, and lets everybody call that', async () => {
    const live = { FunctionName: 'orders-front', Name: 'live' };
    const before = await aws.clients.lambda.send(new GetAliasCommand(live));

    ordersWithOtherCode(() => aws.write(ORDERS_ON_LAMBDA));

    expect(outcomeOf(await aws.plan())).toEqual(['Plan: 0 to add, 8 to change, 0 to destroy.']);
    expect(outcomeOf(await aws.apply()).at(-1)).toMatch(APPLIED);
    const after = await aws.clients.lambda.send(new GetAliasCommand(live));
    expect(Number(after.FunctionVersion)).toBe(Number(before.FunctionVersion) + 1);
    expect(outcomeOf(await aws.plan())).toEqual(NOTHING_TO_DO);
  });

  it('leaves nothing behind when it is destroyed', async () => {
    const destroyed = await aws.destroy();

    expect(outcomeOf(destroyed).at(-1)).toMatch(/^Destroy complete! /);
    expect(await inventory(aws.clients, 'orders')).toEqual([]);
  });
});

describeOnAws('a name that somebody else has taken', () => {
  let aws: AwsWorkspace;
  beforeAll(async () => {
    aws = await awsWorkspace();
    aws.write(ORDERS_ON_LAMBDA);
  });
  afterAll(() => aws.close());

  describe('a role', () => {
    const RoleName = 'orders-pricing';

    it("fails the apply with AWS's words, and the rest is kept", async () => {
      const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [] });
      await aws.clients.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));

      const apply = await aws.apply();

      expect(apply.code).toBe(1);
      expect(outcomeOf(apply).at(-1)).toMatch(/EntityAlreadyExists.*orders-pricing already exists/);
      expect(Object.keys(await aws.terraform.state())).toContain('aws_iam_role.front_role');
    });

    it('does not stand in the way of the next apply once it is free', async () => {
      await aws.clients.iam.send(new DeleteRoleCommand({ RoleName }));

      expect(outcomeOf(await aws.apply()).at(-1)).toMatch(APPLIED);
      expect(outcomeOf(await aws.plan())).toEqual(NOTHING_TO_DO);
    });
  });
});
