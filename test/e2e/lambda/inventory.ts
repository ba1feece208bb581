import { GetApisCommand, type Api, type ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { paginateListRoles } from '@aws-sdk/client-iam';
import { DescribeKeyCommand, paginateListKeys, type KMSClient } from '@aws-sdk/client-kms';
import { paginateListFunctions } from '@aws-sdk/client-lambda';
import { paginateListSchedules } from '@aws-sdk/client-scheduler';
import { paginateListQueues } from '@aws-sdk/client-sqs';

import type { AwsClients } from './platform/far-end';

/**
 * What the account has of a stack, by kind and name. Versions, aliases, permissions, policies of roles,
 * routes and stages are not listed: they are gone with what they are in.
 */
export async function inventory(clients: AwsClients, stack: string): Promise<string[]> {
  const { api, iam, kms, lambda, logs, scheduler, sqs } = clients;
  const functions = await all(
    paginateListFunctions({ client: lambda }, {}),
    (page) => page.Functions,
  );
  const groups = await all(
    paginateDescribeLogGroups({ client: logs }, {}),
    (page) => page.logGroups,
  );
  const queues = await all(paginateListQueues({ client: sqs }, {}), (page) => page.QueueUrls);
  const roles = await all(paginateListRoles({ client: iam }, {}), (page) => page.Roles);
  const schedules = await all(
    paginateListSchedules({ client: scheduler }, {}),
    (page) => page.Schedules,
  );
  return [
    ...functions.map(({ FunctionName }) => `function ${FunctionName}`),
    ...(await apis(api)).map(({ Name }) => `HTTP API ${Name}`),
    ...groups.map(({ logGroupName }) => `log group ${logGroupName}`),
    ...queues.map((url) => `queue ${url.split('/').at(-1)}`),
    ...roles.map(({ RoleName }) => `role ${RoleName}`),
    ...schedules.map(({ Name }) => `schedule ${Name}`),
  ]
    .filter((line) => line.includes(`${stack}-`))
    .concat(await keys(kms, stack))
    .sort();
}

async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

async function apis(api: ApiGatewayV2Client): Promise<Api[]> {
  const found: Api[] = [];
  let next: string | undefined;
  do {
    const { Items = [], NextToken } = await api.send(new GetApisCommand({ NextToken: next }));
    found.push(...Items);
    next = NextToken;
  } while (next !== undefined && next !== '');
  return found;
}

/** Keys have no names; those that wait for their deletion are gone. */
async function keys(kms: KMSClient, stack: string): Promise<string[]> {
  const found: string[] = [];
  for (const { KeyId } of await all(paginateListKeys({ client: kms }, {}), (page) => page.Keys)) {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    const { Description = '', KeyState } = KeyMetadata ?? {};
    const isOfStack = Description.endsWith(`stack ${stack} keep`);
    if (isOfStack && KeyState !== 'PendingDeletion') found.push(`key for ${Description}`);
  }
  return found;
}
