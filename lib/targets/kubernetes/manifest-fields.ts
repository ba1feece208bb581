/** How the API has a field, where that is not the provider's own name in camel case. */
interface ApiField {
  /** Its name in the API. */
  readonly name?: string;
  /** Whether it is a list. Any other block is one object to the API. */
  readonly isList?: true;
}

const list = (name?: string): ApiField =>
  name === undefined ? { isList: true } : { name, isList: true };
const named = (name: string): ApiField => ({ name });

/** By `<block>.<field>` where that matters, else by the field alone. */
const FIELDS: Readonly<Record<string, ApiField>> = {
  // A top-level field has no block before it.
  '.image_pull_secret': list('imagePullSecrets'),
  '.rule': list('rules'),
  '.secret': list('secrets'),
  '.subject': list('subjects'),
  'aggregation_rule.cluster_role_selectors': list(),
  'ephemeral.volume_claim_template': {},
  'http.path': list('paths'),
  'pod_affinity.required_during_scheduling_ignored_during_execution': list(),
  'pod_anti_affinity.required_during_scheduling_ignored_during_execution': list(),
  'pod_failure_policy.rule': list('rules'),
  'scale_down.policy': list('policies'),
  'scale_up.policy': list('policies'),
  'scope_selector.match_expression': list('matchExpressions'),
  'security_context.sysctl': list('sysctls'),
  'spec.container': list('containers'),
  'spec.limit': list('limits'),
  'spec.metric': list('metrics'),
  'spec.rule': list('rules'),
  'spec.volume': list('volumes'),
  ceph_fs: named('cephfs'),
  ceph_monitors: named('monitors'),
  client_ip: named('clientIP'),
  cluster_ip: named('clusterIP'),
  cluster_ips: named('clusterIPs'),
  data_disk_uri: named('diskURI'),
  dataset_uuid: named('datasetUUID'),
  downward_api: named('downwardAPI'),
  egress: list(),
  endpoints_name: named('endpoints'),
  env: list(),
  env_from: list(),
  external_ips: named('externalIPs'),
  from: list(),
  host_aliases: list(),
  host_ip: named('hostIP'),
  host_ipc: named('hostIPC'),
  host_pid: named('hostPID'),
  http_header: list('httpHeaders'),
  image_pull_secrets: list(),
  ingress: list(),
  init_container: list('initContainers'),
  items: list(),
  load_balancer_ip: named('loadBalancerIP'),
  match_expressions: list(),
  match_fields: list(),
  node_selector_term: list('nodeSelectorTerms'),
  non_resource_urls: named('nonResourceURLs'),
  on_pod_condition: list('onPodConditions'),
  option: list('options'),
  pd_id: named('pdID'),
  ports: list(),
  preferred_during_scheduling_ignored_during_execution: list(),
  rados_user: named('user'),
  rbd_image: named('image'),
  rbd_pool: named('pool'),
  readiness_gate: list('readinessGates'),
  run_as_username: named('runAsUserName'),
  sources: list(),
  target_ww_ns: named('targetWWNs'),
  timezone: named('timeZone'),
  tls: list(),
  to: list(),
  toleration: list('tolerations'),
  topology_spread_constraint: list('topologySpreadConstraints'),
  volume_claim_template: list('volumeClaimTemplates'),
  volume_device: list('volumeDevices'),
  volume_id: named('volumeID'),
  volume_mount: list('volumeMounts'),
};

/**
 * How the API has the field `key` of a block; `parent` is the block's own name, `''` at the top. Only
 * `holdsBlocks` tells apart a port that is a number from one with fields of its own.
 */
export function apiField(
  parent: string,
  key: string,
  holdsBlocks: boolean,
): { readonly name: string; readonly isList: boolean } {
  // A port is a number in a probe or a policy, one block in an Ingress, and a list of them elsewhere.
  const field = key === 'port' && holdsBlocks && parent !== 'service' ? 'ports' : key;
  const found = [`${parent}.${field}`, field].find((path) => Object.hasOwn(FIELDS, path));
  const { name = camelCase(field), isList = false } =
    (found === undefined ? undefined : FIELDS[found]) ?? {};
  return { name, isList };
}

function camelCase(key: string): string {
  return key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** Fields whose keys are the user's and stay as they are. */
export const MAPS: ReadonlySet<string> = new Set([
  'annotations',
  'binary_data',
  'data',
  'default',
  'default_request',
  'hard',
  'labels',
  'limits',
  'match_labels',
  'max',
  'max_limit_request_ratio',
  'min',
  'node_selector',
  'options',
  'requests',
  'volume_attributes',
]);

/** Fields that the provider takes as text, and the API as a number where they hold one. */
export const NUMBERS: ReadonlySet<string> = new Set([
  'fs_group',
  'max_surge',
  'max_unavailable',
  'min_available',
  'partition',
  'port',
  'replicas',
  'run_as_group',
  'run_as_user',
  'target_port',
  'toleration_seconds',
  'ttl_seconds_after_finished',
]);

/** Modes of files: text of octal digits to the provider, a number to the API. */
export const OCTALS: ReadonlySet<string> = new Set(['default_mode', 'mode']);

/** Numbers that a state holds as 0 where they are not set, and that the API refuses as 0. */
export const UNSET_AT_ZERO: ReadonlySet<string> = new Set([
  'active_deadline_seconds',
  'average_utilization',
  'backoff_limit_per_index',
  'end_port',
  'max_failed_indexes',
  'starting_deadline_seconds',
]);
