import type { AwsResource } from './aws-resource';
import { httpApi } from './types/http-api';
import { httpIntegration } from './types/http-integration';
import { httpRoute } from './types/http-route';
import { httpStage } from './types/http-stage';
import { iamRole } from './types/iam-role';
import { iamRolePolicy } from './types/iam-role-policy';
import { kmsKey } from './types/kms-key';
import { lambdaAlias } from './types/lambda-alias';
import { lambdaEventInvokeConfig } from './types/lambda-event-invoke-config';
import { lambdaFunction } from './types/lambda-function';
import { lambdaPermission } from './types/lambda-permission';
import { lambdaProvisionedConcurrency } from './types/lambda-provisioned-concurrency';
import { logGroup } from './types/log-group';
import { scalingPolicy } from './types/scaling-policy';
import { scalingTarget } from './types/scaling-target';
import { schedule } from './types/schedule';
import { sqsQueue } from './types/sqs-queue';

/** Every type of resource that a service on Lambda lowers to; a test compares it with the lowering. */
export const AWS_RESOURCES: Readonly<Record<string, AwsResource>> = {
  aws_apigatewayv2_api: httpApi,
  aws_apigatewayv2_integration: httpIntegration,
  aws_apigatewayv2_route: httpRoute,
  aws_apigatewayv2_stage: httpStage,
  aws_appautoscaling_policy: scalingPolicy,
  aws_appautoscaling_target: scalingTarget,
  aws_cloudwatch_log_group: logGroup,
  aws_iam_role: iamRole,
  aws_iam_role_policy: iamRolePolicy,
  aws_kms_key: kmsKey,
  aws_lambda_alias: lambdaAlias,
  aws_lambda_function: lambdaFunction,
  aws_lambda_function_event_invoke_config: lambdaEventInvokeConfig,
  aws_lambda_permission: lambdaPermission,
  aws_lambda_provisioned_concurrency_config: lambdaProvisionedConcurrency,
  aws_scheduler_schedule: schedule,
  aws_sqs_queue: sqsQueue,
};
