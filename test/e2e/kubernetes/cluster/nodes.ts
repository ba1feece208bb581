/** One node in each; the names are nobody's, so that no test leans on a provider's. */
export const ZONES = ['zone-a', 'zone-b', 'zone-c'] as const;

const NODES_PER_ZONE = 2;
const ROOM = { cpu: '32', memory: '128Gi', 'ephemeral-storage': '256Gi', pods: '110' };

/** The nodes that kwok plays, as a list that kubectl takes. */
export function nodeList(): object {
  const items = ZONES.flatMap((zone) =>
    Array.from({ length: NODES_PER_ZONE }, (_, index) => node(`${zone}-${index}`, zone)),
  );
  return { apiVersion: 'v1', kind: 'List', items };
}

function node(name: string, zone: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      // All nodes share one kubelet, kwok's: this is where it has the usage of this one.
      annotations: {
        'metrics.k8s.io/resource-metrics-path': `/metrics/nodes/${name}/metrics/resource`,
      },
      labels: {
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'topology.kubernetes.io/region': 'region',
        'topology.kubernetes.io/zone': zone,
      },
    },
    status: { capacity: ROOM, allocatable: ROOM },
  };
}
