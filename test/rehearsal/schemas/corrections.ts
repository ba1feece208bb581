import type { AttributeSchema, CtyType } from '../../../lib/rehearsal/schemas/schema';

/**
 * What the npm bindings do not tell. Paths start with the type (`data.` before a data source) and have
 * dots between the names; `*` stands for one name or part of it, `**` for any number of names.
 */
export interface Corrections {
  /** Where this was read. */
  readonly source: string;
  /** Optional attributes for which the provider chooses a value when none is given. */
  readonly optionalAndComputed: readonly string[];
  readonly sensitive: readonly string[];
  readonly types: Readonly<Record<string, CtyType>>;
  readonly maxItems: Readonly<Record<string, number>>;
  readonly versions: Readonly<Record<string, number>>;
}

const POD = '**.template.spec';

export const KUBERNETES_CORRECTIONS: Corrections = {
  source:
    '`terraform providers schema -json` of hashicorp/kubernetes 2.38.0; a test compares everything',
  optionalAndComputed: [
    '*.id',
    '*.metadata.name',
    '**.template.metadata.name',
    '*.spec.job_template.metadata.name',
    '*.spec.volume_claim_template.metadata.name',
    `${POD}.*.image_pull_policy`,
    `${POD}.*.resources.limits`,
    `${POD}.*.resources.requests`,
    `${POD}.*.termination_message_policy`,
    `${POD}.hostname`,
    `${POD}.node_name`,
    `${POD}.scheduler_name`,
    `${POD}.service_account_name`,
    `${POD}.volume.azure_disk.kind`,
    `${POD}.volume.*.secret_ref.namespace`,
    `${POD}.volume.rbd.keyring`,
    '**.volume_claim_template.spec.storage_class_name',
    '**.volume_claim_template.spec.volume_mode',
    '**.volume_claim_template.spec.volume_name',
    'kubernetes_persistent_volume_claim_v1.spec.storage_class_name',
    'kubernetes_persistent_volume_claim_v1.spec.volume_mode',
    'kubernetes_persistent_volume_claim_v1.spec.volume_name',
    'kubernetes_job_v1.metadata.labels',
    'kubernetes_job_v1.spec.completion_mode',
    'kubernetes_cron_job_v1.spec.job_template.spec.completion_mode',
    'kubernetes_deployment_v1.spec.replicas',
    'kubernetes_stateful_set_v1.spec.replicas',
    'kubernetes_stateful_set_v1.spec.pod_management_policy',
    'kubernetes_stateful_set_v1.spec.revision_history_limit',
    'kubernetes_horizontal_pod_autoscaler_v2.spec.target_cpu_utilization_percentage',
    'kubernetes_ingress_v1.spec.ingress_class_name',
    'kubernetes_limit_range_v1.spec.limit.default_request',
    'kubernetes_manifest.object',
    'kubernetes_role_binding_v1.subject.api_group',
    'kubernetes_secret_v1.data',
    'kubernetes_service_v1.spec.cluster_ip',
    'kubernetes_service_v1.spec.cluster_ips',
    'kubernetes_service_v1.spec.external_traffic_policy',
    'kubernetes_service_v1.spec.health_check_node_port',
    'kubernetes_service_v1.spec.internal_traffic_policy',
    'kubernetes_service_v1.spec.ip_families',
    'kubernetes_service_v1.spec.ip_family_policy',
    'kubernetes_service_v1.spec.port.node_port',
    'kubernetes_service_v1.spec.port.target_port',
    'kubernetes_service_v1.spec.session_affinity_config.client_ip.timeout_seconds',
  ],
  sensitive: [
    'kubernetes_secret_v1.data',
    'kubernetes_secret_v1.binary_data',
    'data.kubernetes_secret_v1.data',
    'data.kubernetes_secret_v1.binary_data',
  ],
  types: { 'kubernetes_manifest.wait_for': ['object', { fields: ['map', 'string'] }] },
  maxItems: {},
  versions: {
    kubernetes_deployment_v1: 1,
    kubernetes_job_v1: 1,
    kubernetes_manifest: 1,
    kubernetes_service_v1: 1,
    kubernetes_stateful_set_v1: 1,
  },
};

export const AWS_CORRECTIONS: Corrections = {
  source:
    '`terraform providers schema -json` of hashicorp/aws 5.31.0 where it has the attribute; else the ' +
    'argument reference of 6.25.0 in the registry (action_after_completion, region, ip_address_type, rotation_period_in_days, tags_all, aws_s3_object)',
  optionalAndComputed: [
    '*.id',
    'aws_*.region',
    'data.aws_region.region',
    '*.tags_all',
    '*.name_prefix',
    'aws_cloudwatch_event_rule.name',
    'aws_cloudwatch_log_group.name',
    'aws_iam_policy.name',
    'aws_iam_role.name',
    'aws_iam_role_policy.name',
    'aws_scheduler_schedule.name',
    'aws_security_group.name',
    'aws_sqs_queue.name',
    'aws_apigatewayv2_api.ip_address_type',
    'aws_apigatewayv2_integration.timeout_milliseconds',
    'aws_apigatewayv2_stage.deployment_id',
    'aws_apigatewayv2_stage.*.logging_level',
    'aws_appautoscaling_target.role_arn',
    'aws_cloudwatch_event_target.target_id',
    'aws_cloudwatch_log_group.log_group_class',
    'aws_ecr_repository.encryption_configuration.kms_key',
    'aws_iam_role.managed_policy_arns',
    'aws_kms_key.multi_region',
    'aws_kms_key.policy',
    'aws_kms_key.rotation_period_in_days',
    'aws_lambda_event_source_mapping.*.consumer_group_id',
    'aws_lambda_event_source_mapping.maximum_record_age_in_seconds',
    'aws_lambda_event_source_mapping.maximum_retry_attempts',
    'aws_lambda_event_source_mapping.parallelization_factor',
    'aws_lambda_function.architectures',
    'aws_lambda_function.ephemeral_storage.size',
    'aws_lambda_function.source_code_hash',
    'aws_lambda_permission.statement_id',
    'aws_lambda_permission.statement_id_prefix',
    'aws_s3_object.acl',
    'aws_s3_object.bucket_key_enabled',
    'aws_s3_object.content_type',
    'aws_s3_object.etag',
    'aws_s3_object.kms_key_id',
    'aws_s3_object.server_side_encryption',
    'aws_s3_object.storage_class',
    'aws_scheduler_schedule.action_after_completion',
    'aws_scheduler_schedule.group_name',
    'aws_security_group.egress',
    'aws_security_group.ingress',
    'aws_security_group.vpc_id',
    'aws_sqs_queue.deduplication_scope',
    'aws_sqs_queue.fifo_throughput_limit',
    'aws_sqs_queue.kms_data_key_reuse_period_seconds',
    'aws_sqs_queue.policy',
    'aws_sqs_queue.redrive_allow_policy',
    'aws_sqs_queue.redrive_policy',
    'aws_sqs_queue.sqs_managed_sse_enabled',
    'data.aws_region.endpoint',
    'data.aws_region.name',
  ],
  sensitive: [],
  types: {},
  maxItems: {
    'aws_cloudwatch_event_target.ecs_target.ordered_placement_strategy': 5,
    'aws_cloudwatch_event_target.ecs_target.placement_constraint': 10,
    'aws_cloudwatch_event_target.run_command_targets': 5,
    'aws_cloudwatch_event_target.sagemaker_pipeline_target.pipeline_parameter_list': 200,
    'aws_lambda_event_source_mapping.filter_criteria.filter': 10,
    'aws_lambda_event_source_mapping.source_access_configuration': 22,
    'aws_scheduler_schedule.target.ecs_parameters.capacity_provider_strategy': 6,
    'aws_scheduler_schedule.target.ecs_parameters.placement_constraints': 10,
    'aws_scheduler_schedule.target.ecs_parameters.placement_strategy': 5,
    'aws_scheduler_schedule.target.sagemaker_pipeline_parameters.pipeline_parameter': 200,
  },
  versions: {
    aws_cloudwatch_event_rule: 1,
    aws_cloudwatch_event_target: 1,
    aws_lambda_provisioned_concurrency_config: 1,
    aws_security_group: 1,
    aws_sqs_queue_policy: 1,
  },
};

/** Everything that is known of an attribute, from the bindings and from the table above. */
export function correctAttribute(
  { optionalAndComputed, sensitive, types }: Corrections,
  path: readonly string[],
  attribute: AttributeSchema,
): AttributeSchema {
  const listed = (patterns: readonly string[]) =>
    patterns.some((pattern) => matches(pattern, path));
  return {
    ...attribute,
    type: types[path.join('.')] ?? attribute.type,
    ...(attribute.optional === true && listed(optionalAndComputed) ? { computed: true } : {}),
    ...(listed(sensitive) ? { sensitive: true } : {}),
  };
}

export function matches(pattern: string, path: readonly string[]): boolean {
  const source = pattern
    .split('.')
    .map((word) => (word === '**' ? '.+' : word.replace('*', '[^.]+')))
    .join('\\.');
  return new RegExp(`^(?:data\\.)?${source}$`).test(path.join('.'));
}
