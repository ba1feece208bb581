/** A change of a live object by somebody else than Terraform. */
export interface Meddling {
  /** The resource whose object it is. */
  readonly type: string;
  /** As kubectl takes it. */
  readonly kind: string;
  readonly patch: object;
}

const container = (members: object) => ({
  spec: { template: { spec: { containers: [{ name: 'it', ...members }] } } },
});

/** Changes of what Terraform manages, each of which a plan must undo. */
export const MEDDLING: readonly (readonly [string, Meddling])[] = [
  ['a changed image', deployment(container({ image: 'example.test/it:2' }))],
  ['an added variable', deployment(container({ env: [{ name: 'EXTRA', value: '' }] }))],
  ['a removed variable', deployment(container({ env: [{ name: 'EMPTY', $patch: 'delete' }] }))],
  ['a removed probe', deployment(container({ livenessProbe: null }))],
  ['a changed limit', deployment(container({ resources: { limits: { cpu: '3' } } }))],
  ['a removed limit', deployment(container({ resources: { limits: { memory: null } } }))],
  [
    'an added request',
    deployment(
      container({
        resources: { requests: { 'example.test/gpu': '1' }, limits: { 'example.test/gpu': '1' } },
      }),
    ),
  ],
  ['a writable root', deployment(container({ securityContext: { readOnlyRootFilesystem: null } }))],
  ['an added port', deployment(container({ ports: [{ containerPort: 9090 }] }))],
  ['an added mount', deployment(container({ volumeMounts: [{ name: 'plain', mountPath: '/d' }] }))],
  [
    'an added container',
    deployment({
      spec: {
        template: { spec: { containers: [{ name: 'sidecar', image: 'example.test/s:1' }] } },
      },
    }),
  ],
  [
    'a restart',
    deployment({
      spec: {
        template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': '1' } } },
      },
    }),
  ],
  ['a scaled deployment', deployment({ spec: { replicas: 3 } })],
  [
    'an added node selector',
    deployment({ spec: { template: { spec: { nodeSelector: { a: 'b' } } } } }),
  ],
  ['a token', deployment({ spec: { template: { spec: { automountServiceAccountToken: null } } } })],
  ['an added label', deployment({ metadata: { labels: { extra: 'x' } } })],
  ['a removed label', deployment({ metadata: { labels: { 'app.kubernetes.io/name': null } } })],
  ['an added annotation', deployment({ metadata: { annotations: { extra: '' } } })],
  [
    'an added key',
    { type: 'kubernetes_config_map_v1', kind: 'configmap', patch: { data: { d: 'e' } } },
  ],
  [
    'a changed secret',
    { type: 'kubernetes_secret_v1', kind: 'secret', patch: { stringData: { key: 'other' } } },
  ],
  [
    'an added secret',
    { type: 'kubernetes_secret_v1', kind: 'secret', patch: { stringData: { other: 'x' } } },
  ],
  [
    'an added service port',
    {
      type: 'kubernetes_service_v1',
      kind: 'service',
      patch: { spec: { ports: [{ name: 'extra', port: 81 }] } },
    },
  ],
  [
    'a changed selector',
    { type: 'kubernetes_service_v1', kind: 'service', patch: { spec: { selector: { a: 'b' } } } },
  ],
  [
    'an opened policy',
    {
      type: 'kubernetes_network_policy_v1',
      kind: 'networkpolicy',
      patch: { spec: { ingress: [{}] } },
    },
  ],
  [
    'a raised bound',
    {
      type: 'kubernetes_horizontal_pod_autoscaler_v2',
      kind: 'hpa',
      patch: { spec: { maxReplicas: 9 } },
    },
  ],
  [
    'another target',
    {
      type: 'kubernetes_horizontal_pod_autoscaler_v2',
      kind: 'hpa',
      patch: {
        spec: {
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: 50 } },
            },
          ],
        },
      },
    },
  ],
  [
    'more permissions',
    {
      type: 'kubernetes_role_v1',
      kind: 'role',
      patch: { rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['*'] }] },
    },
  ],
  [
    'another subject',
    {
      type: 'kubernetes_role_binding_v1',
      kind: 'rolebinding',
      patch: { subjects: [{ kind: 'ServiceAccount', name: 'default', namespace: 'default' }] },
    },
  ],
  [
    'a relaxed namespace',
    {
      type: 'kubernetes_namespace_v1',
      kind: 'namespace',
      patch: { metadata: { labels: { team: 'other' } } },
    },
  ],
  [
    'a mounted token',
    {
      type: 'kubernetes_service_account_v1',
      kind: 'serviceaccount',
      patch: { automountServiceAccountToken: null },
    },
  ],
  [
    'another schedule',
    {
      type: 'kubernetes_cron_job_v1',
      kind: 'cronjob',
      patch: { spec: { schedule: '0 4 * * *', suspend: true } },
    },
  ],
  [
    'an added quota',
    {
      type: 'kubernetes_resource_quota_v1',
      kind: 'resourcequota',
      patch: { spec: { hard: { 'limits.cpu': '99' } } },
    },
  ],
  [
    'another host',
    {
      type: 'kubernetes_ingress_v1',
      kind: 'ingress',
      patch: { spec: { rules: [{ host: 'other.test' }] } },
    },
  ],
];

/** Changes that are nothing to Terraform. */
export const HARMLESS: readonly (readonly [string, Meddling])[] = [
  [
    'an annotation of Kubernetes’ own',
    deployment({ metadata: { annotations: { 'kubernetes.io/change-cause': 'x' } } }),
  ],
  [
    'a label of Kubernetes’ own',
    {
      type: 'kubernetes_config_map_v1',
      kind: 'configmap',
      patch: { metadata: { labels: { 'kubernetes.io/x': 'y' } } },
    },
  ],
];

function deployment(patch: object): Meddling {
  return { type: 'kubernetes_deployment_v1', kind: 'deployment', patch };
}
