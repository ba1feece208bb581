import { createRequire } from 'node:module';

import type { Apigatewayv2Api } from '@cdktf/provider-aws/lib/apigatewayv2-api';
import type { Apigatewayv2Integration } from '@cdktf/provider-aws/lib/apigatewayv2-integration';
import type { Apigatewayv2Route } from '@cdktf/provider-aws/lib/apigatewayv2-route';
import type { Apigatewayv2Stage } from '@cdktf/provider-aws/lib/apigatewayv2-stage';
import type { AppautoscalingPolicy } from '@cdktf/provider-aws/lib/appautoscaling-policy';
import type { AppautoscalingTarget } from '@cdktf/provider-aws/lib/appautoscaling-target';
import type { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import type { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import type { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';
import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import type { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import type { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import type { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function';
import type { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config';
import type { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission';
import type { LambdaProvisionedConcurrencyConfig } from '@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';
import type { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';

const load = createRequire(__filename);

/**
 * The AWS provider's classes that services lower to. Each is loaded when it is first used, so that a
 * program without functions does not pay for them.
 */
export const aws = {
  get Apigatewayv2Api(): typeof Apigatewayv2Api {
    return load('@cdktf/provider-aws/lib/apigatewayv2-api').Apigatewayv2Api;
  },
  get Apigatewayv2Integration(): typeof Apigatewayv2Integration {
    return load('@cdktf/provider-aws/lib/apigatewayv2-integration').Apigatewayv2Integration;
  },
  get Apigatewayv2Route(): typeof Apigatewayv2Route {
    return load('@cdktf/provider-aws/lib/apigatewayv2-route').Apigatewayv2Route;
  },
  get Apigatewayv2Stage(): typeof Apigatewayv2Stage {
    return load('@cdktf/provider-aws/lib/apigatewayv2-stage').Apigatewayv2Stage;
  },
  get AppautoscalingPolicy(): typeof AppautoscalingPolicy {
    return load('@cdktf/provider-aws/lib/appautoscaling-policy').AppautoscalingPolicy;
  },
  get AppautoscalingTarget(): typeof AppautoscalingTarget {
    return load('@cdktf/provider-aws/lib/appautoscaling-target').AppautoscalingTarget;
  },
  get AwsProvider(): typeof AwsProvider {
    return load('@cdktf/provider-aws/lib/provider').AwsProvider;
  },
  get CloudwatchLogGroup(): typeof CloudwatchLogGroup {
    return load('@cdktf/provider-aws/lib/cloudwatch-log-group').CloudwatchLogGroup;
  },
  get DataAwsCallerIdentity(): typeof DataAwsCallerIdentity {
    return load('@cdktf/provider-aws/lib/data-aws-caller-identity').DataAwsCallerIdentity;
  },
  get DataAwsPartition(): typeof DataAwsPartition {
    return load('@cdktf/provider-aws/lib/data-aws-partition').DataAwsPartition;
  },
  get IamRole(): typeof IamRole {
    return load('@cdktf/provider-aws/lib/iam-role').IamRole;
  },
  get IamRolePolicy(): typeof IamRolePolicy {
    return load('@cdktf/provider-aws/lib/iam-role-policy').IamRolePolicy;
  },
  get KmsKey(): typeof KmsKey {
    return load('@cdktf/provider-aws/lib/kms-key').KmsKey;
  },
  get LambdaAlias(): typeof LambdaAlias {
    return load('@cdktf/provider-aws/lib/lambda-alias').LambdaAlias;
  },
  get LambdaFunction(): typeof LambdaFunction {
    return load('@cdktf/provider-aws/lib/lambda-function').LambdaFunction;
  },
  get LambdaFunctionEventInvokeConfig(): typeof LambdaFunctionEventInvokeConfig {
    return load('@cdktf/provider-aws/lib/lambda-function-event-invoke-config')
      .LambdaFunctionEventInvokeConfig;
  },
  get LambdaPermission(): typeof LambdaPermission {
    return load('@cdktf/provider-aws/lib/lambda-permission').LambdaPermission;
  },
  get LambdaProvisionedConcurrencyConfig(): typeof LambdaProvisionedConcurrencyConfig {
    return load('@cdktf/provider-aws/lib/lambda-provisioned-concurrency-config')
      .LambdaProvisionedConcurrencyConfig;
  },
  get SchedulerSchedule(): typeof SchedulerSchedule {
    return load('@cdktf/provider-aws/lib/scheduler-schedule').SchedulerSchedule;
  },
  get SqsQueue(): typeof SqsQueue {
    return load('@cdktf/provider-aws/lib/sqs-queue').SqsQueue;
  },
};
