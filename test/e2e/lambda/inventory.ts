import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListRolesCommand } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, ListKeysCommand, type KMSClient } from '@aws-sdk/client-kms';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { ListQueuesCommand } from '@aws-sdk/client-sqs';

import type { AwsClients } from './platform/far-end';

/**
 * What the account has of a stack, by kind and name. Versions, aliases, permissions, policies of roles,
 * routes and stages are not listed: they are gone with what they are in.
 */
export async function inventory(clients: AwsClients, stack: string): Promise<string[]> {
  const { api, iam, kms, lambda, logs, scheduler, sqs } = clients;
  const [functions, roles, groups, apis, queues, schedules] = await Promise.all([
    lambda.send(new ListFunctionsCommand({})),
    iam.send(new ListRolesCommand({})),
    logs.send(new DescribeLogGroupsCommand({})),
    api.send(new GetApisCommand({})),
    sqs.send(new ListQueuesCommand({})),
    scheduler.send(new ListSchedulesCommand({})),
  ]);
  return [
    ...named('function', functions.Functions, ({ FunctionName }) => FunctionName),
    ...named('HTTP API', apis.Items, ({ Name }) => Name),
    ...named('log group', groups.logGroups, ({ logGroupName }) => logGroupName),
    ...named('queue', queues.QueueUrls, (url) => url.split('/').at(-1)),
    ...named('role', roles.Roles, ({ RoleName }) => RoleName),
    ...named('schedule', schedules.Schedules, ({ Name }) => Name),
    ...(await keys(kms, stack)),
  ].filter((line) => line.includes(stack));
}

function named<T>(
  kind: string,
  items: readonly T[] | undefined,
  nameOf: (item: T) => string | undefined,
): string[] {
  return (items ?? []).map((item) => `${kind} ${nameOf(item)}`).sort();
}

/** Keys have no names; those that wait for their deletion are gone. */
async function keys(kms: KMSClient, stack: string): Promise<string[]> {
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const found = await Promise.all(
    Keys.map(({ KeyId }) => kms.send(new DescribeKeyCommand({ KeyId }))),
  );
  return found
    .filter(({ KeyMetadata }) => KeyMetadata?.KeyState !== 'PendingDeletion')
    .map(({ KeyMetadata }) => KeyMetadata?.Description ?? '')
    .filter((description) => description.includes(`stack ${stack}`))
    .map((description) => `key for ${description}`);
}
