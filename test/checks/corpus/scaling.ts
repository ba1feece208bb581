import { aShop } from '../design';
import { inProps, onLambda, type SeededFault } from './seeded-fault';

const range = { minReplicas: 2, maxReplicas: 4 };

export const SCALING_FAULTS: readonly SeededFault[] = [
  ...(
    [
      [{ minAvailable: 2 }, { minAvailable: 1 }, 2],
      [{ minAvailable: 3 }, { minAvailable: 2 }, 3],
      [{ minAvailable: '100%' }, { minAvailable: '50%' }, 2],
      [{ minAvailable: '51%' }, { minAvailable: '50%' }, 2],
      [{ minAvailable: '91%' }, { minAvailable: '90%' }, 10],
      [{ maxUnavailable: 0 }, { maxUnavailable: 1 }, 2],
      [{ maxUnavailable: '0%' }, { maxUnavailable: '1%' }, 2],
      [{ minAvailable: 1 }, { minAvailable: 0 }, 1],
      [{ minAvailable: '1%' }, { maxUnavailable: '1%' }, 1],
      [{ maxUnavailable: 0 }, {}, 1],
    ] as const
  ).map(([faulty, sound, replicas]) =>
    inProps(
      'disruption/blocks-every-eviction',
      { disruptionBudget: faulty, scaling: { replicas } },
      { disruptionBudget: sound, scaling: { replicas } },
    ),
  ),
  inProps(
    'disruption/blocks-every-eviction',
    { disruptionBudget: { minAvailable: 2 }, scaling: range },
    { disruptionBudget: { minAvailable: 2 }, scaling: { minReplicas: 3, maxReplicas: 4 } },
  ),
  {
    name: 'a budget that blocks, where nothing is evicted',
    code: 'disruption/blocks-every-eviction',
    faulty: aShop({ web: { code: 'web.zip', disruptionBudget: { maxUnavailable: 0 } } }),
    sound: aShop({ web: { code: 'web.zip', disruptionBudget: { maxUnavailable: 0 } } }, [], {
      target: onLambda,
    }),
  },
  {
    name: 'a single replica that is called',
    code: 'scaling/single-replica',
    faulty: aShop({ web: {}, orders: { scaling: { replicas: 1 } } }, [['web', 'orders']]),
    sound: aShop({ web: {}, orders: { scaling: { replicas: 1 } } }, [['orders', 'web']]),
  },
  {
    name: 'a range from one replica that is called',
    code: 'scaling/single-replica',
    faulty: aShop({ web: {}, orders: { scaling: { minReplicas: 1, maxReplicas: 9 } } }, [
      ['web', 'orders'],
    ]),
    sound: aShop({ web: {}, orders: { scaling: range } }, [['web', 'orders']]),
  },
  {
    name: 'a public service of one replica',
    code: 'scaling/single-replica',
    faulty: aPublicService(1),
    sound: aPublicService(2),
  },
  inProps(
    'scaling/memory-only',
    { scaling: { ...range, targetMemoryPercent: 80 } },
    { scaling: { ...range, targetMemoryPercent: 80, targetCpuPercent: 70 } },
  ),
  inProps('scaling/replicas', { scaling: { replicas: -1 } }, { scaling: { replicas: 0 } }),
  inProps('scaling/replicas', { scaling: { replicas: 1001 } }, { scaling: { replicas: 1000 } }),
  inProps('scaling/replicas', { scaling: { replicas: NaN } }, { scaling: { replicas: 3 } }),
  inProps(
    'scaling/min-too-small',
    { scaling: { minReplicas: 0, maxReplicas: 2 } },
    { scaling: { minReplicas: 1, maxReplicas: 2 } },
  ),
  inProps(
    'scaling/max-below-min',
    { scaling: { minReplicas: 3, maxReplicas: 2 } },
    { scaling: { minReplicas: 3, maxReplicas: 3 } },
  ),
  inProps(
    'scaling/fixed-and-range',
    { scaling: { ...range, replicas: 2 } },
    { scaling: { replicas: 2 } },
  ),
  inProps('scaling/half-a-range', { scaling: { maxReplicas: 2 } }, { scaling: range }),
  inProps(
    'scaling/target',
    { scaling: { ...range, targetCpuPercent: 101 } },
    { scaling: { ...range, targetCpuPercent: 100 } },
  ),
  inProps(
    'scaling/metric-name',
    { scaling: { ...range, targetRequestsPerSecond: { metric: 'a b', perReplica: 5 } } },
    { scaling: { ...range, targetRequestsPerSecond: { metric: 'a_b', perReplica: 5 } } },
  ),
  inProps(
    'scaling/target-without-range',
    { scaling: { targetCpuPercent: 50 } },
    { scaling: { ...range, targetCpuPercent: 50 } },
  ),
  inProps(
    'disruption/two-bounds',
    { disruptionBudget: { minAvailable: 1, maxUnavailable: 1 } },
    { disruptionBudget: { minAvailable: 1 } },
  ),
  inProps(
    'disruption/amount',
    { disruptionBudget: { maxUnavailable: '101%' } },
    { disruptionBudget: { maxUnavailable: '100%' } },
  ),
  inProps(
    'termination/seconds',
    { termination: { grace: '1500ms' } },
    { termination: { grace: '1s' } },
  ),
  inProps(
    'termination/grace-below-drain',
    { termination: { grace: '10s', drain: '10s' } },
    { termination: { grace: '11s', drain: '10s' } },
  ),
];

function aPublicService(replicas: number) {
  const accept = [{ code: 'public/no-authentication', reason: 'it asks for a password itself' }];
  return aShop({ web: { isPublic: true, scaling: { replicas } } }, [], { accept });
}
