import { expect } from 'vitest';

import type { Edition } from './shop';

type Values = Readonly<Record<string, unknown>>;

/** One resource of a type, and what is to be read back of it after each apply. */
export interface Expected {
  readonly address: string;
  readonly values: Readonly<Record<Edition, Values>>;
}

const arn = (service: string): string =>
  expect.stringMatching(new RegExp(`^arn:aws:${service}:`)) as string;
const policyWith = (text: string): string => expect.stringContaining(text) as string;
const tagsOf = (edition: Edition, service?: string) => ({
  edition,
  'fleetwright:stack': 'shop',
  ...(service !== undefined && { 'fleetwright:service': service }),
});

/** Says the same of both editions but for what is given for each. */
function both(
  address: string,
  common: Values,
  { first, second }: Readonly<Record<Edition, Values>>,
): Expected {
  return {
    address,
    values: { first: { ...common, ...first }, second: { ...common, ...second } },
  };
}

/** By type. What stands here was told by the far end, which nobody but Terraform wrote to. */
export const EXPECTED: Readonly<Record<string, Expected>> = {
  aws_apigatewayv2_api: both(
    'web_http_api',
    { name: 'shop-web', protocol_type: 'HTTP', execution_arn: arn('execute-api') },
    { first: { tags: tagsOf('first', 'web') }, second: { tags: tagsOf('second', 'web') } },
  ),
  aws_apigatewayv2_integration: both(
    'web_http_integration',
    { integration_type: 'AWS_PROXY', integration_method: 'POST', payload_format_version: '2.0' },
    { first: {}, second: {} },
  ),
  aws_apigatewayv2_route: both(
    'web_http_route',
    {
      route_key: '$default',
      target: expect.stringMatching(/^integrations\/.+/),
      authorization_type: 'NONE',
    },
    { first: {}, second: {} },
  ),
  aws_apigatewayv2_stage: both(
    'web_http_stage',
    {
      name: '$default',
      auto_deploy: true,
      default_route_settings: [
        expect.objectContaining({ throttling_burst_limit: 500, throttling_rate_limit: 1000 }),
      ],
    },
    { first: { tags: tagsOf('first', 'web') }, second: { tags: tagsOf('second', 'web') } },
  ),
  aws_appautoscaling_policy: both(
    'web_scaling_policy',
    {
      policy_type: 'TargetTrackingScaling',
      target_tracking_scaling_policy_configuration: [
        expect.objectContaining({ target_value: 0.6 }),
      ],
    },
    { first: {}, second: {} },
  ),
  aws_appautoscaling_target: both(
    'web_scaling_target',
    { resource_id: 'function:scaled-web:live', min_capacity: 1 },
    { first: { max_capacity: 4 }, second: { max_capacity: 6 } },
  ),
  aws_cloudwatch_log_group: both(
    'web_log_group',
    { name: '/aws/lambda/shop-web', arn: arn('logs') },
    { first: { retention_in_days: 30 }, second: { retention_in_days: 90 } },
  ),
  aws_iam_role: both(
    'web_role',
    { name: 'shop-web', arn: arn('iam'), assume_role_policy: policyWith('lambda.amazonaws.com') },
    { first: { tags: tagsOf('first', 'web') }, second: { tags: tagsOf('second', 'web') } },
  ),
  aws_iam_role_policy: both(
    'web_policy',
    { name: 'shop-web', role: 'shop-web' },
    {
      first: { policy: expect.not.stringContaining('lambda:InvokeFunction') },
      second: { policy: policyWith('lambda:InvokeFunction') },
    },
  ),
  aws_kms_key: both(
    'functions_key',
    { enable_key_rotation: true, policy: policyWith('logs.eu-west-1.amazonaws.com') },
    { first: { tags: tagsOf('first') }, second: { tags: tagsOf('second') } },
  ),
  aws_lambda_alias: both(
    'web_alias',
    { name: 'live', description: 'the version that callers reach' },
    { first: { function_version: '1' }, second: { function_version: '2' } },
  ),
  aws_lambda_function: both(
    'web_function',
    {
      function_name: 'shop-web',
      architectures: ['arm64'],
      dead_letter_config: [{ target_arn: arn('sqs') }],
      kms_key_arn: arn('kms'),
      role: arn('iam'),
      tracing_config: [{ mode: 'Active' }],
    },
    {
      first: {
        environment: [{ variables: { GREETING: 'hello' } }],
        ephemeral_storage: [{ size: 600 }],
        memory_size: 256,
        reserved_concurrent_executions: 5,
        tags: tagsOf('first', 'web'),
        timeout: 5,
        version: '1',
        vpc_config: [expect.objectContaining({ security_group_ids: ['sg-0a1b2c3d'] })],
      },
      second: {
        environment: [{ variables: expect.objectContaining({ GREETING: 'good day' }) }],
        ephemeral_storage: [{ size: 700 }],
        memory_size: 512,
        reserved_concurrent_executions: 0,
        tags: tagsOf('second', 'web'),
        timeout: 9,
        version: '2',
        vpc_config: [expect.objectContaining({ security_group_ids: ['sg-4e5f6a7b'] })],
      },
    },
  ),
  aws_lambda_function_event_invoke_config: both(
    'web_asynchronous',
    { function_name: 'shop-web', qualifier: 'live', maximum_event_age_in_seconds: 7200 },
    { first: { maximum_retry_attempts: 1 }, second: { maximum_retry_attempts: 0 } },
  ),
  aws_lambda_permission: both(
    'web_http_permission',
    {
      action: 'lambda:InvokeFunction',
      function_name: 'shop-web',
      principal: 'apigateway.amazonaws.com',
      qualifier: 'live',
      source_arn: arn('execute-api'),
      statement_id: 'http-api',
    },
    { first: {}, second: {} },
  ),
  aws_lambda_provisioned_concurrency_config: both(
    'warm_provisioned_concurrency',
    { function_name: 'shop-warm', qualifier: 'live' },
    {
      first: { provisioned_concurrent_executions: 2 },
      second: { provisioned_concurrent_executions: 3 },
    },
  ),
  aws_scheduler_schedule: both(
    'nightly_schedule',
    {
      action_after_completion: 'NONE',
      name: 'shop-nightly-schedule',
      state: 'ENABLED',
      target: [
        expect.objectContaining({
          arn: arn('lambda'),
          dead_letter_config: [{ arn: arn('sqs') }],
          retry_policy: [{ maximum_event_age_in_seconds: 3600, maximum_retry_attempts: 185 }],
        }),
      ],
    },
    {
      first: { schedule_expression: 'cron(0 3 * * ? *)' },
      second: { schedule_expression: 'cron(30 4 * * ? *)' },
    },
  ),
  aws_sqs_queue: both(
    'web_dead_letter_queue',
    { name: 'shop-web-dead-letters', message_retention_seconds: 1_209_600, arn: arn('sqs') },
    { first: { tags: tagsOf('first', 'web') }, second: { tags: tagsOf('second', 'web') } },
  ),
};
