import { DeleteApiCommand, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { DeleteLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from '@aws-sdk/client-iam';
import { DeleteFunctionCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { DeleteScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler';
import { DeleteQueueCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';

import type { AwsClients } from './platform/far-end';

/** Removes everything of an account at an emulator but its keys, as somebody at the console could. */
export async function eraseByHand(clients: AwsClients): Promise<void> {
  await eraseComputing(clients);
  const { iam, logs, sqs } = clients;
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  for (const QueueUrl of QueueUrls) await sqs.send(new DeleteQueueCommand({ QueueUrl }));
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  for (const { logGroupName } of logGroups) {
    await logs.send(new DeleteLogGroupCommand({ logGroupName }));
  }
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  for (const { RoleName } of Roles) {
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    for (const PolicyName of PolicyNames) {
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
    }
    await iam.send(new DeleteRoleCommand({ RoleName }));
  }
}

async function eraseComputing({ api, lambda, scheduler }: AwsClients): Promise<void> {
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
  for (const { Name } of Schedules) await scheduler.send(new DeleteScheduleCommand({ Name }));
  const { Items = [] } = await api.send(new GetApisCommand({}));
  for (const { ApiId } of Items) await api.send(new DeleteApiCommand({ ApiId }));
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}));
  for (const { FunctionName } of Functions) {
    await lambda.send(new DeleteFunctionCommand({ FunctionName }));
  }
}
