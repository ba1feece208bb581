/** Resources that stand for one object of the Kubernetes API, each with its version and kind. */
const KINDS: ReadonlyMap<string, readonly [apiVersion: string, kind: string]> = new Map([
  ['kubernetes_cluster_role_binding_v1', ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding']],
  ['kubernetes_cluster_role_v1', ['rbac.authorization.k8s.io/v1', 'ClusterRole']],
  ['kubernetes_config_map_v1', ['v1', 'ConfigMap']],
  ['kubernetes_cron_job_v1', ['batch/v1', 'CronJob']],
  ['kubernetes_daemon_set_v1', ['apps/v1', 'DaemonSet']],
  ['kubernetes_deployment_v1', ['apps/v1', 'Deployment']],
  ['kubernetes_horizontal_pod_autoscaler_v2', ['autoscaling/v2', 'HorizontalPodAutoscaler']],
  ['kubernetes_ingress_v1', ['networking.k8s.io/v1', 'Ingress']],
  ['kubernetes_job_v1', ['batch/v1', 'Job']],
  ['kubernetes_limit_range_v1', ['v1', 'LimitRange']],
  ['kubernetes_namespace_v1', ['v1', 'Namespace']],
  ['kubernetes_network_policy_v1', ['networking.k8s.io/v1', 'NetworkPolicy']],
  ['kubernetes_persistent_volume_claim_v1', ['v1', 'PersistentVolumeClaim']],
  ['kubernetes_pod_disruption_budget_v1', ['policy/v1', 'PodDisruptionBudget']],
  ['kubernetes_pod_v1', ['v1', 'Pod']],
  ['kubernetes_priority_class_v1', ['scheduling.k8s.io/v1', 'PriorityClass']],
  ['kubernetes_resource_quota_v1', ['v1', 'ResourceQuota']],
  ['kubernetes_role_binding_v1', ['rbac.authorization.k8s.io/v1', 'RoleBinding']],
  ['kubernetes_role_v1', ['rbac.authorization.k8s.io/v1', 'Role']],
  ['kubernetes_secret_v1', ['v1', 'Secret']],
  ['kubernetes_service_account_v1', ['v1', 'ServiceAccount']],
  ['kubernetes_service_v1', ['v1', 'Service']],
  ['kubernetes_stateful_set_v1', ['apps/v1', 'StatefulSet']],
]);

/** Fields of a resource that tell Terraform something, and the API nothing. */
const PROVIDER_ONLY: ReadonlySet<string> = new Set([
  '//',
  'connection',
  'default_secret_name',
  'depends_on',
  'id',
  'lifecycle',
  'provider',
  'provisioner',
  'status',
  'target_state',
  'timeouts',
  'wait_for_completion',
  'wait_for_default_service_account',
  'wait_for_load_balancer',
  'wait_for_rollout',
  'wait_for_service_account_token',
  'wait_until_bound',
]);

/** A field of the first autoscaler's, which the provider computes for the second one, too. */
const OTHER_VERSIONS_FIELD = 'target_cpu_utilization_percentage';

/** Metadata that the API server gives. */
const SERVER_ONLY: ReadonlySet<string> = new Set(['generation', 'resource_version', 'uid']);

export function kindOf(type: string): readonly [apiVersion: string, kind: string] | undefined {
  return KINDS.get(type);
}

/** Whether the API knows the field `key` of a block; `parent` is the block's name, `''` at the top. */
export function isApiField(parent: string, key: string): boolean {
  if (parent === 'metadata') return !SERVER_ONLY.has(key);
  if (parent === 'spec') return key !== OTHER_VERSIONS_FIELD;
  return parent !== '' || !(PROVIDER_ONLY.has(key) || key.includes('_wo'));
}

type Fields = Readonly<Record<string, unknown>>;

/** Fields that the API calls something else, or does not take, in one kind only. */
const BY_KIND: Readonly<Record<string, (fields: Fields) => Record<string, unknown>>> = {
  DaemonSet: ({ spec, ...rest }) => {
    const { strategy, ...others } = spec as Fields;
    return {
      ...rest,
      spec: { ...others, ...(strategy !== undefined && { updateStrategy: strategy }) },
    };
  },
  // The provider takes `data` as text, which the API calls `stringData`, and `binaryData` in base64.
  Secret: ({ data, binaryData, ...rest }) => ({
    ...rest,
    ...(binaryData !== undefined && { data: binaryData }),
    ...(data !== undefined && { stringData: data }),
  }),
  // The provider fills it in for every Service, and sends it only where the API takes it.
  Service: ({ spec, ...rest }) => {
    const { allocateLoadBalancerNodePorts, ...others } = spec as Fields;
    const isTaken =
      others['type'] === 'LoadBalancer' && allocateLoadBalancerNodePorts !== undefined;
    return { ...rest, spec: { ...others, ...(isTaken && { allocateLoadBalancerNodePorts }) } };
  },
};

/** The fields of an object as its kind calls them. */
export function fieldsOfKind(kind: string, fields: Fields): Fields {
  return BY_KIND[kind]?.(fields) ?? fields;
}
