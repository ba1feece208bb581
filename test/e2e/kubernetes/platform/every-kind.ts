/** The namespace of all that has one. */
export const NAMESPACE = 'every-kind';

const LABELS = { 'app.kubernetes.io/name': 'it' };
const SELECTOR = { match_labels: LABELS };
const namespace = '${kubernetes_namespace_v1.it.metadata[0].name}';
const metadata = {
  name: 'it',
  namespace,
  labels: LABELS,
  annotations: { 'example.test/note': '' },
};

const CONTAINER = {
  name: 'it',
  image: 'example.test/it:1',
  command: ['serve'],
  args: ['--quiet', ''],
  env: [
    { name: 'EMPTY', value: '' },
    { name: 'TEXT', value: '1000m' },
    { name: 'POD', value_from: { field_ref: { field_path: 'metadata.name' } } },
    { name: 'CPU', value_from: { resource_field_ref: { resource: 'limits.cpu', divisor: '1m' } } },
    { name: 'KEY', value_from: { secret_key_ref: { name: 'it', key: 'key', optional: false } } },
  ],
  env_from: [{ prefix: 'IT_', config_map_ref: { name: 'it' } }],
  port: [
    { name: 'http', container_port: 8080 },
    { name: 'dns', container_port: 53, protocol: 'UDP' },
    { name: 'dns-tcp', container_port: 53, protocol: 'TCP' },
  ],
  resources: {
    requests: { cpu: '1000m', memory: '1024Mi' },
    limits: { cpu: '2', memory: '1Gi', 'ephemeral-storage': '0.5Gi' },
  },
  liveness_probe: { tcp_socket: { port: 'http' }, initial_delay_seconds: 0 },
  readiness_probe: {
    http_get: { path: '/ready', port: '8080', http_header: [{ name: 'Host', value: 'it' }] },
    failure_threshold: 4,
  },
  startup_probe: { grpc: { port: 8080 }, period_seconds: 1 },
  lifecycle: { pre_stop: { exec: { command: ['sleep', '1'] } } },
  security_context: {
    allow_privilege_escalation: false,
    privileged: false,
    read_only_root_filesystem: true,
    run_as_user: '10001',
    capabilities: { drop: ['ALL'] },
    seccomp_profile: { type: 'RuntimeDefault' },
  },
  volume_mount: [
    { name: 'both', mount_path: '/a', read_only: true },
    { name: 'both', mount_path: '/b', sub_path: 'b', read_only: false },
    { name: 'empty', mount_path: '/c' },
  ],
};

const TEMPLATE = {
  metadata: { labels: LABELS, annotations: { 'example.test/checksum': '1' } },
  spec: {
    automount_service_account_token: false,
    enable_service_links: false,
    termination_grace_period_seconds: 0,
    node_selector: { 'kubernetes.io/os': 'linux' },
    security_context: { run_as_non_root: true, fs_group: '10001', supplemental_groups: [1, 2] },
    init_container: [{ name: 'first', image: 'example.test/first:latest' }],
    container: [CONTAINER],
    host_aliases: [{ ip: '203.0.113.1', hostnames: ['one.test', 'two.test'] }],
    dns_config: { option: [{ name: 'ndots', value: '2' }] },
    toleration: [
      { key: 'spot', operator: 'Exists', effect: 'NoExecute', toleration_seconds: '60' },
    ],
    topology_spread_constraint: [
      {
        max_skew: 1,
        topology_key: 'kubernetes.io/hostname',
        when_unsatisfiable: 'ScheduleAnyway',
        label_selector: [{ match_labels: LABELS }],
      },
    ],
    affinity: {
      pod_anti_affinity: {
        preferred_during_scheduling_ignored_during_execution: [
          {
            weight: 1,
            pod_affinity_term: {
              topology_key: 'kubernetes.io/hostname',
              label_selector: [
                { match_expressions: [{ key: 'a', operator: 'In', values: ['b', 'a'] }] },
              ],
            },
          },
        ],
      },
    },
    volume: [
      {
        name: 'both',
        config_map: { name: 'it', default_mode: '0440', items: [{ key: 'a', path: 'a' }] },
      },
      { name: 'empty', empty_dir: { size_limit: '1024Mi' } },
      { name: 'plain', empty_dir: {} },
      {
        name: 'mixed',
        projected: {
          sources: [{ secret: { name: 'it', items: [{ key: 'key', path: 'key', mode: '0400' }] } }],
        },
      },
    ],
  },
};

const JOB_TEMPLATE = {
  metadata: { labels: LABELS },
  spec: { restart_policy: 'Never', container: [{ name: 'it', image: 'example.test/it:1' }] },
};

const CLAIM = { access_modes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };

/** One resource of each kind, with something of everything that lowering and users write. */
export const EVERY_KIND: Readonly<Record<string, object>> = {
  kubernetes_namespace_v1: { metadata: { name: NAMESPACE, labels: { team: 'shop' } } },
  kubernetes_config_map_v1: { metadata, data: { a: 'b', empty: '' }, binary_data: { c: 'AAEC' } },
  kubernetes_secret_v1: { metadata, data: { key: 'value' }, binary_data: { bytes: 'AAEC' } },
  kubernetes_service_account_v1: {
    metadata,
    automount_service_account_token: false,
    image_pull_secret: [{ name: 'registry' }],
  },
  kubernetes_role_v1: {
    metadata,
    rule: [
      { api_groups: [''], resources: ['pods', 'configmaps'], verbs: ['watch', 'get'] },
      { api_groups: ['apps'], resources: ['deployments'], resource_names: ['it'], verbs: ['get'] },
    ],
  },
  kubernetes_role_binding_v1: {
    metadata,
    role_ref: { api_group: 'rbac.authorization.k8s.io', kind: 'Role', name: 'it' },
    subject: [{ kind: 'ServiceAccount', name: 'it', namespace: NAMESPACE }],
  },
  kubernetes_deployment_v1: {
    metadata,
    spec: {
      replicas: '2',
      selector: SELECTOR,
      strategy: { type: 'RollingUpdate', rolling_update: { max_surge: '1', max_unavailable: '0' } },
      template: TEMPLATE,
    },
  },
  kubernetes_stateful_set_v1: {
    metadata,
    spec: {
      service_name: 'it',
      selector: { match_labels: { set: 'it' } },
      template: {
        metadata: { labels: { set: 'it' } },
        spec: { container: [{ name: 'it', image: 'example.test/it:1' }] },
      },
      update_strategy: { type: 'RollingUpdate', rolling_update: { partition: 0 } },
      volume_claim_template: [{ metadata: { name: 'data' }, spec: CLAIM }],
    },
    // Nothing here gives out volumes.
    wait_for_rollout: false,
  },
  kubernetes_job_v1: {
    metadata,
    spec: { backoff_limit: 0, ttl_seconds_after_finished: '3600', template: JOB_TEMPLATE },
    wait_for_completion: false,
  },
  kubernetes_cron_job_v1: {
    metadata,
    spec: {
      schedule: '0 3 * * *',
      timezone: 'Etc/UTC',
      concurrency_policy: 'Forbid',
      job_template: { metadata: {}, spec: { active_deadline_seconds: 60, template: JOB_TEMPLATE } },
    },
  },
  kubernetes_service_v1: {
    metadata,
    spec: {
      selector: LABELS,
      session_affinity: 'ClientIP',
      port: [
        { name: 'http', port: 80, target_port: '8080', app_protocol: 'http' },
        { name: 'dns', port: 53, target_port: 'dns', protocol: 'UDP' },
      ],
    },
  },
  kubernetes_ingress_v1: {
    metadata,
    spec: {
      ingress_class_name: 'it',
      tls: [{ hosts: ['it.test'], secret_name: 'it' }],
      rule: [
        {
          host: 'it.test',
          http: {
            path: [{ path: '/', backend: { service: { name: 'it', port: { name: 'http' } } } }],
          },
        },
      ],
    },
  },
  kubernetes_network_policy_v1: {
    metadata,
    spec: {
      pod_selector: {},
      policy_types: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [{ ip_block: { cidr: '203.0.113.0/24', except: ['203.0.113.7/32'] } }],
          ports: [{ port: '8080' }, { port: '9000', end_port: 9100, protocol: 'UDP' }],
        },
      ],
      egress: [{}, { to: [{ namespace_selector: {}, pod_selector: SELECTOR }] }],
    },
  },
  kubernetes_horizontal_pod_autoscaler_v2: {
    metadata,
    spec: {
      min_replicas: 2,
      max_replicas: 5,
      scale_target_ref: { api_version: 'apps/v1', kind: 'StatefulSet', name: 'it' },
      metric: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', average_utilization: 60 } },
        },
        {
          type: 'Pods',
          pods: {
            metric: { name: 'requests' },
            target: { type: 'AverageValue', average_value: '12500m' },
          },
        },
      ],
      behavior: {
        scale_down: {
          stabilization_window_seconds: 0,
          select_policy: 'Max',
          policy: [{ type: 'Percent', value: 50, period_seconds: 60 }],
        },
        scale_up: {
          select_policy: 'Max',
          stabilization_window_seconds: 0,
          policy: [{ type: 'Pods', value: 2, period_seconds: 60 }],
        },
      },
    },
  },
  kubernetes_pod_disruption_budget_v1: {
    metadata,
    spec: { max_unavailable: '50%', selector: SELECTOR },
  },
  kubernetes_persistent_volume_claim_v1: { metadata, spec: CLAIM, wait_until_bound: false },
  kubernetes_resource_quota_v1: {
    metadata,
    spec: { hard: { pods: '100', 'requests.cpu': '100000m' }, scopes: ['NotTerminating'] },
  },
  kubernetes_limit_range_v1: {
    metadata,
    spec: { limit: [{ type: 'Container', default: { cpu: '0.5' }, max: { cpu: '4' } }] },
  },
  kubernetes_priority_class_v1: { metadata: { name: NAMESPACE }, value: 10, description: 'it' },
  kubernetes_manifest: {
    manifest: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'manifest', namespace, labels: LABELS },
      spec: { clusterIP: 'None', ports: [{ name: 'http', port: 80 }], selector: null },
    },
  },
};
