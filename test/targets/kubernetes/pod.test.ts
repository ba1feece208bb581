import { describe, expect, it } from 'vitest';

import { containerOf, lowered, podOf } from './lowered';

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
