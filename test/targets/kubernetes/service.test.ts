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
  });

  it('has its token in its own container alone, where clients look', () => {
    const parts = lowered({ kubernetes: { mountsToken: true } });

    expect(parts['service_account']?.config).toMatchObject({ automountServiceAccountToken: false });
    expect(podOf(parts['deployment'])).toMatchObject({ automountServiceAccountToken: false });
    const sources = [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
      { configMap: [{ name: 'kube-root-ca.crt' }] },
      { downwardApi: { items: [{ path: 'namespace' }] } },
    ];
    const name = 'api-token';
    expect(podOf(parts['deployment'])['volume']).toMatchObject([
      {},
      { name, projected: [{ sources }] },
    ]);
    expect(containerOf(parts['deployment'])).toMatchObject({
      volumeMount: [
        { name: 'tmp' },
        { name, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true },
      ],
    });
  });
});
