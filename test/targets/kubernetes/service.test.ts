import { describe, expect, it } from 'vitest';

import { containerOf, lowered, podOf } from './lowered';

describe('lowerKubernetesService', () => {
  it('makes a service of one image and one port production-safe', () => {
    const parts = lowered();

    expect(Object.keys(parts)).toEqual([
      'service_account',
      'network_policy',
      'deployment',
      'service',
      'disruption_budget',
    ]);
  });

  it('starts pods behind their namespace, identity and network policy', () => {
    const { deployment } = lowered();

    expect(deployment?.dependsOn).toEqual([
      'kubernetes_namespace_v1.shop_namespace',
      'kubernetes_service_account_v1.orders_service_account',
      'kubernetes_network_policy_v1.orders_network_policy',
    ]);
  });

  it('gives a scheduled service a CronJob and nothing to be called by', () => {
    const parts = lowered({ port: undefined as never, schedule: { cron: '0 3 * * *' } });

    expect(Object.keys(parts)).toEqual(['service_account', 'network_policy', 'cron_job']);
    expect(parts['cron_job']?.config).toMatchObject({
      spec: {
        schedule: '0 3 * * *',
        timezone: 'Etc/UTC',
        concurrencyPolicy: 'Forbid',
        startingDeadlineSeconds: 3600,
        jobTemplate: { spec: { backoffLimit: 2, activeDeadlineSeconds: 600 } },
      },
    });
  });
});

describe('scaling', () => {
  it('writes a number of replicas for a fixed size, and no autoscaler', () => {
    const { deployment, autoscaler } = lowered({ scaling: { replicas: 3 } });

    expect(deployment?.config).toMatchObject({ spec: { replicas: '3' } });
    expect(autoscaler).toBeUndefined();
  });

  it('leaves the number of replicas to the autoscaler', () => {
    const { deployment, autoscaler } = lowered({ scaling: { minReplicas: 2, maxReplicas: 6 } });

    expect(deployment?.config).not.toHaveProperty('spec.replicas');
    expect(autoscaler?.config).toMatchObject({
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'orders' },
        minReplicas: 2,
        maxReplicas: 6,
        metric: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
          },
        ],
      },
    });
  });

  it.each([
    [50, '50'],
    [0.5, '500m'],
    [12.25, '12250m'],
    [1500, '1500'],
    [2000, '2k'],
  ])('holds %d requests per second as %s', (perReplica, averageValue) => {
    const targetRequestsPerSecond = { metric: 'http_requests_per_second', perReplica };
    const scaling = { minReplicas: 1, maxReplicas: 9, targetRequestsPerSecond };

    const { autoscaler } = lowered({ scaling });

    expect(autoscaler?.config).toMatchObject({
      spec: {
        metric: [
          {
            type: 'Pods',
            pods: {
              metric: { name: 'http_requests_per_second' },
              target: { type: 'AverageValue', averageValue },
            },
          },
        ],
      },
    });
  });
});

describe('the disruption budget', () => {
  it.each([
    [{}, { maxUnavailable: '1' }],
    [{ maxUnavailable: '25%' }, { maxUnavailable: '25%' }],
    [{ minAvailable: 1 }, { minAvailable: '1' }],
  ] as const)('of %j is %j', (disruptionBudget, expected) => {
    const { disruption_budget: budget } = lowered({ disruptionBudget });

    expect(budget?.config).toMatchObject({ spec: expected });
  });

  it('is left out for a single replica, whose node could never be drained', () => {
    expect(lowered({ scaling: { replicas: 1 } })).not.toHaveProperty('disruption_budget');
  });
});

describe('the way in', () => {
  it('is one name inside the cluster, at the port that callers use', () => {
    const { service } = lowered({ protocol: 'grpc', kubernetes: { servicePort: 5000 } });

    expect(service?.config).toMatchObject({
      spec: {
        type: 'ClusterIP',
        port: [{ name: 'grpc', port: 5000, targetPort: '8080', appProtocol: 'grpc' }],
      },
    });
  });

  it('is a load balancer, too, for a public service', () => {
    const { public_service: outside } = lowered({ isPublic: true });

    expect(outside?.config).toMatchObject({
      metadata: { name: 'orders-public' },
      spec: { type: 'LoadBalancer', port: [{ port: 80, targetPort: '8080' }] },
    });
  });

  it('is absent for a service that listens on nothing', () => {
    expect(lowered({ port: undefined as never })).not.toHaveProperty('service');
  });
});

describe('identity', () => {
  it('has no token and no role unless asked', () => {
    const parts = lowered();

    expect(parts['service_account']?.config).toMatchObject({ automountServiceAccountToken: false });
    expect(podOf(parts['deployment'])).toMatchObject({ automountServiceAccountToken: false });
    expect(parts).not.toHaveProperty('role');
  });

  it('has a role of its own for what it may do, bound to it alone', () => {
    const access = [{ resources: ['configmaps'], verbs: ['get', 'watch'] }];

    const { role, role_binding: binding, deployment } = lowered({ kubernetes: { access } });

    expect(role?.config).toMatchObject({
      rule: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'watch'] }],
    });
    expect(binding?.config).toMatchObject({
      roleRef: { kind: 'Role', name: 'orders' },
      subject: [{ kind: 'ServiceAccount', name: 'orders', namespace: 'shop' }],
    });
    expect(deployment?.dependsOn).toContain('kubernetes_role_binding_v1.orders_role_binding');
    expect(podOf(deployment)).toMatchObject({ automountServiceAccountToken: true });
  });
});

describe('probes', () => {
  it('ask a gRPC service by its health service, and for its port whether it lives', () => {
    const { deployment } = lowered({ protocol: 'grpc' });

    expect(containerOf(deployment)).toMatchObject({
      startupProbe: { grpc: [{ port: 8080 }], periodSeconds: 2, failureThreshold: 60 },
      readinessProbe: { grpc: [{ port: 8080 }], periodSeconds: 10, failureThreshold: 3 },
      livenessProbe: { tcpSocket: [{ port: '8080' }], failureThreshold: 6 },
    });
  });

  it('ask by HTTP where a path is given, starting as they go on', () => {
    const readiness = { httpPath: '/ready', httpHeaders: { Host: 'shop' } };

    const { deployment } = lowered({ probes: { readiness, liveness: 'off' } });

    const question = {
      httpGet: { path: '/ready', port: '8080', httpHeader: [{ name: 'Host', value: 'shop' }] },
    };
    expect(containerOf(deployment)).toMatchObject({
      startupProbe: question,
      readinessProbe: question,
    });
    expect(containerOf(deployment)).not.toHaveProperty('livenessProbe');
  });
});

describe('resources', () => {
  it.each([
    [
      { cpu: '1000m', memory: '1024Mi' },
      { cpu: '1', memory: '1Gi' },
    ],
    [
      { cpu: '1.5', memory: '1.5Gi' },
      { cpu: '1500m', memory: '1536Mi' },
    ],
    [{}, { cpu: '100m', memory: '128Mi' }],
  ] as const)('of %j are written as the API server writes them', (props, requests) => {
    expect(containerOf(lowered(props)['deployment'])).toMatchObject({ resources: { requests } });
  });

  it('limit memory, and the disk that volumes and logs may take', () => {
    const volumes = [{ name: 'data', mountPath: '/data', size: '256Mi' }] as const;

    const { deployment } = lowered({ volumes });

    expect(containerOf(deployment)).toMatchObject({
      resources: { limits: { memory: '128Mi', 'ephemeral-storage': '384Mi' } },
      volumeMount: [
        { name: 'tmp', mountPath: '/tmp' },
        { name: 'data', mountPath: '/data' },
      ],
    });
    expect(podOf(deployment)).toMatchObject({
      volume: [
        { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
        { name: 'data', emptyDir: { sizeLimit: '256Mi' } },
      ],
    });
  });

  it.each([
    [{}, '1'],
    [{ cpu: '250m' }, '1'],
    [{ cpu: '251m' }, '1004m'],
    [{ cpu: '500m' }, '2'],
    [{ cpu: '500m', cpuLimit: '600m' }, '600m'],
  ] as const)('of %j let a replica use CPU up to %s', (props, cpu) => {
    expect(containerOf(lowered(props)['deployment'])).toMatchObject({
      resources: { limits: { cpu } },
    });
  });

  it.each(['cpu', 'memory'] as const)(
    'have no limit of %s where that was given up aloud',
    (amount) => {
      const givesUp = { [`${amount}Limit`]: 'it takes what the night leaves' };

      const { deployment } = lowered({ kubernetes: { givesUp } });

      expect(containerOf(deployment)).toHaveProperty('resources.limits.ephemeral-storage');
      expect(containerOf(deployment)).not.toHaveProperty(`resources.limits.${amount}`);
    },
  );
});

describe('the image', () => {
  it.each([
    [{}, 'Always'],
    [{ imagePullPolicy: 'always' }, 'Always'],
    [{ imagePullPolicy: 'ifNotPresent' }, 'IfNotPresent'],
  ] as const)('of %j is asked for: %s', (kubernetes, imagePullPolicy) => {
    expect(containerOf(lowered({ kubernetes })['deployment'])).toMatchObject({ imagePullPolicy });
  });
});

describe('placement and end', () => {
  it('spreads over zones and nodes as far as possible, or as strictly as asked', () => {
    const { deployment } = lowered({ spread: { zones: 'required', nodes: 'off' } });

    expect(podOf(deployment)['topologySpreadConstraint']).toMatchObject([
      { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule' },
    ]);
  });

  it('prefers a node without a replica, unless nodes are nothing to it', () => {
    const onNodes = (nodes: 'preferred' | 'required' | 'off') =>
      podOf(lowered({ spread: { nodes } })['deployment'])['affinity'];

    const podAffinityTerm = {
      topologyKey: 'kubernetes.io/hostname',
      labelSelector: [{ matchLabels: { 'app.kubernetes.io/name': 'orders' } }],
    };
    expect(onNodes('preferred')).toEqual({
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm }],
      },
    });
    expect(onNodes('required')).toEqual(onNodes('preferred'));
    expect(onNodes('off')).toBeUndefined();
  });

  it('sleeps through the drain before it is asked to stop', () => {
    const { deployment } = lowered({ termination: { grace: '45s', drain: '10s' } });

    expect(podOf(deployment)).toMatchObject({ terminationGracePeriodSeconds: 45 });
    expect(containerOf(deployment)).toMatchObject({
      lifecycle: { preStop: [{ exec: { command: ['sleep', '10'] } }] },
    });
  });
});
