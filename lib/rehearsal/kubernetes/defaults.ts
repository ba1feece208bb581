import type { Value } from '../cty/value';
import type { SchemaPath } from '../rules';

/** Values that the provider's schema gives as `Default`, read in its source at 2.38. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<SchemaPath, Value>>>> = {
  kubernetes_deployment_v1: {
    'spec.min_ready_seconds': 0,
    'spec.paused': false,
    'spec.progress_deadline_seconds': 600,
    'spec.revision_history_limit': 10,
    'spec.strategy.type': 'RollingUpdate',
    'spec.strategy.rolling_update.max_surge': '25%',
    'spec.strategy.rolling_update.max_unavailable': '25%',
    wait_for_rollout: true,
  },
  kubernetes_stateful_set_v1: {
    'spec.min_ready_seconds': 0,
    'spec.update_strategy.type': 'RollingUpdate',
    wait_for_rollout: true,
  },
  kubernetes_service_v1: {
    'spec.allocate_load_balancer_node_ports': true,
    'spec.port.protocol': 'TCP',
    'spec.publish_not_ready_addresses': false,
    'spec.session_affinity': 'None',
    'spec.type': 'ClusterIP',
    wait_for_load_balancer: true,
  },
  kubernetes_secret_v1: { type: 'Opaque', wait_for_service_account_token: true },
  kubernetes_priority_class_v1: {
    description: '',
    global_default: false,
    preemption_policy: 'PreemptLowerPriority',
  },
  kubernetes_network_policy_v1: {
    'spec.ingress.ports.protocol': 'TCP',
    'spec.egress.ports.protocol': 'TCP',
  },
  kubernetes_ingress_v1: { 'spec.rule.http.path.path_type': 'ImplementationSpecific' },
  kubernetes_service_account_v1: { automount_service_account_token: true },
  kubernetes_job_v1: {
    'spec.backoff_limit': 6,
    'spec.completions': 1,
    'spec.parallelism': 1,
    wait_for_completion: true,
  },
  kubernetes_cron_job_v1: {
    'spec.concurrency_policy': 'Allow',
    'spec.failed_jobs_history_limit': 1,
    'spec.starting_deadline_seconds': 0,
    'spec.successful_jobs_history_limit': 3,
    'spec.suspend': false,
    'spec.job_template.spec.backoff_limit': 6,
    'spec.job_template.spec.completions': 1,
    'spec.job_template.spec.parallelism': 1,
  },
  kubernetes_role_binding_v1: { 'subject.namespace': 'default' },
  kubernetes_persistent_volume_claim_v1: { wait_until_bound: true },
};

export function defaultsOf(
  type: string,
  isNamespaced: boolean,
): Readonly<Record<SchemaPath, Value>> {
  const own = DEFAULTS[type] ?? {};
  return isNamespaced ? { 'metadata.namespace': 'default', ...own } : own;
}
