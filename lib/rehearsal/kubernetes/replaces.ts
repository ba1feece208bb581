import type { SchemaPath } from '../rules';

/**
 * What the provider marks as ForceNew, read in its source at 2.38.
 *
 * @see https://github.com/hashicorp/terraform-provider-kubernetes/tree/v2.38.0/kubernetes
 */
const REPLACES: Readonly<Record<string, readonly SchemaPath[]>> = {
  kubernetes_deployment_v1: ['spec.selector'],
  kubernetes_stateful_set_v1: [
    'spec.pod_management_policy',
    'spec.revision_history_limit',
    'spec.selector',
    'spec.service_name',
    'spec.volume_claim_template',
  ],
  kubernetes_job_v1: [
    'spec.backoff_limit_per_index',
    'spec.completions',
    'spec.completion_mode',
    'spec.pod_failure_policy',
    'spec.selector',
    'spec.template',
  ],
  kubernetes_service_v1: [
    'spec.cluster_ip',
    'spec.cluster_ips',
    'spec.load_balancer_class',
    'spec.health_check_node_port',
  ],
  kubernetes_role_binding_v1: ['role_ref'],
  kubernetes_secret_v1: ['type'],
  kubernetes_pod_disruption_budget_v1: ['spec'],
  kubernetes_priority_class_v1: ['value', 'preemption_policy'],
  kubernetes_resource_quota_v1: ['spec.scopes'],
  kubernetes_persistent_volume_claim_v1: [
    'spec.access_modes',
    'spec.resources.limits',
    'spec.selector',
    'spec.volume_name',
    'spec.storage_class_name',
    'spec.volume_mode',
  ],
};

const METADATA = ['metadata.name', 'metadata.namespace', 'metadata.generate_name'];

export function replacesOf(type: string): readonly SchemaPath[] {
  return [...METADATA, ...(REPLACES[type] ?? [])];
}
