/** The kinds of resources that a stand-in provider knows. */
export interface ResourceTypes {
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
}

/** After a change here run `npx tsx test/rehearsal/schemas/generate.ts`. */
export const KUBERNETES_TYPES: ResourceTypes = {
  resources: [
    'kubernetes_config_map_v1',
    'kubernetes_cron_job_v1',
    'kubernetes_deployment_v1',
    'kubernetes_horizontal_pod_autoscaler_v2',
    'kubernetes_ingress_v1',
    'kubernetes_job_v1',
    'kubernetes_limit_range_v1',
    'kubernetes_manifest',
    'kubernetes_namespace_v1',
    'kubernetes_network_policy_v1',
    'kubernetes_persistent_volume_claim_v1',
    'kubernetes_pod_disruption_budget_v1',
    'kubernetes_priority_class_v1',
    'kubernetes_resource_quota_v1',
    'kubernetes_role_binding_v1',
    'kubernetes_role_v1',
    'kubernetes_secret_v1',
    'kubernetes_service_account_v1',
    'kubernetes_service_v1',
    'kubernetes_stateful_set_v1',
  ],
  dataSources: ['kubernetes_secret_v1'],
};

/** After a change here run `npx tsx test/rehearsal/schemas/generate.ts`. */
export const AWS_TYPES: ResourceTypes = {
  resources: [
    'aws_apigatewayv2_api',
    'aws_apigatewayv2_integration',
    'aws_apigatewayv2_route',
    'aws_apigatewayv2_stage',
    'aws_appautoscaling_policy',
    'aws_appautoscaling_target',
    'aws_cloudwatch_event_rule',
    'aws_cloudwatch_event_target',
    'aws_cloudwatch_log_group',
    'aws_ecr_repository',
    'aws_iam_policy',
    'aws_iam_role',
    'aws_iam_role_policy',
    'aws_iam_role_policy_attachment',
    'aws_kms_key',
    'aws_lambda_alias',
    'aws_lambda_event_source_mapping',
    'aws_lambda_function',
    'aws_lambda_function_event_invoke_config',
    'aws_lambda_function_url',
    'aws_lambda_permission',
    'aws_lambda_provisioned_concurrency_config',
    'aws_s3_object',
    'aws_scheduler_schedule',
    'aws_security_group',
    'aws_sqs_queue',
    'aws_sqs_queue_policy',
  ],
  dataSources: ['aws_caller_identity', 'aws_partition', 'aws_region'],
};
