/** Names that are not the provider's own in camel case. */
export const API_NAMES: ReadonlyMap<string, string> = new Map([
  ['cluster_ip', 'clusterIP'],
  ['container', 'containers'],
  ['external_ips', 'externalIPs'],
  ['host_ipc', 'hostIPC'],
  ['host_pid', 'hostPID'],
  ['http_header', 'httpHeaders'],
  ['init_container', 'initContainers'],
  ['load_balancer_ip', 'loadBalancerIP'],
  ['metric', 'metrics'],
  ['non_resource_urls', 'nonResourceURLs'],
  ['readiness_gate', 'readinessGates'],
  ['rule', 'rules'],
  ['subject', 'subjects'],
  ['timezone', 'timeZone'],
  ['toleration', 'tolerations'],
  ['topology_spread_constraint', 'topologySpreadConstraints'],
  ['volume', 'volumes'],
  ['volume_mount', 'volumeMounts'],
]);

/** Blocks that may be there several times. Any other block is one object to the API. */
export const LISTS: ReadonlySet<string> = new Set([
  'container',
  'egress',
  'env',
  'env_from',
  'from',
  'host_aliases',
  'http_header',
  'image_pull_secrets',
  'ingress',
  'init_container',
  'match_expressions',
  'metric',
  'ports',
  'readiness_gate',
  'rule',
  'subject',
  'to',
  'toleration',
  'topology_spread_constraint',
  'volume',
  'volume_mount',
]);

/** Fields whose keys are the user's and stay as they are. */
export const MAPS: ReadonlySet<string> = new Set([
  'annotations',
  'binary_data',
  'data',
  'labels',
  'limits',
  'match_labels',
  'node_selector',
  'requests',
]);

/** Fields that the provider takes as text, and the API as a number where they hold one. */
export const NUMBERS: ReadonlySet<string> = new Set([
  'fs_group',
  'max_surge',
  'max_unavailable',
  'min_available',
  'port',
  'replicas',
  'run_as_group',
  'run_as_user',
  'target_port',
  'ttl_seconds_after_finished',
]);

/** Fields of a resource that tell Terraform something, and the API nothing. */
export const PROVIDER_ONLY: ReadonlySet<string> = new Set([
  '//',
  'count',
  'default_secret_name',
  'depends_on',
  'for_each',
  'id',
  'lifecycle',
  'provider',
  'status',
  'timeouts',
  'wait_for_default_service_account',
  'wait_for_load_balancer',
  'wait_for_rollout',
]);

/** Metadata that the API server gives. */
export const SERVER_ONLY: ReadonlySet<string> = new Set([
  'generate_name',
  'generation',
  'resource_version',
  'uid',
]);
