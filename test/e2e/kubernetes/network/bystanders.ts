import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import type { Labels } from '../reachability/policy';

/** The namespace of pods that no policy closes. */
export const OPEN_NAMESPACE = 'bystanders';

/** By which policies everywhere know the cluster's name servers. */
export const NAME_SERVER_LABELS: Labels = { 'k8s-app': 'kube-dns' };

interface Bystander {
  readonly namespace: string;
  readonly name: string;
  readonly labels?: Labels;
  readonly ports?: readonly ListeningPort[];
}

interface ListeningPort {
  readonly containerPort: number;
  readonly protocol: 'TCP' | 'UDP';
}

const NAME_PORTS: readonly ListeningPort[] = [
  { containerPort: 53, protocol: 'UDP' },
  { containerPort: 53, protocol: 'TCP' },
];

/**
 * Pods that are nobody's: a stranger in each closed namespace; elsewhere one like any other, one that
 * has the labels of a service, and one that has those of a name server; and one beside the name servers.
 */
export function bystanders(closed: readonly string[], imitated: Labels): KubernetesObject[] {
  const namespace = OPEN_NAMESPACE;
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: OPEN_NAMESPACE } },
    ...closed.map((own) => pod({ namespace: own, name: 'stranger' })),
    pod({ namespace, name: 'neighbour' }),
    pod({ namespace, name: 'imitator', labels: imitated }),
    pod({ namespace, name: 'imitated-names', labels: NAME_SERVER_LABELS, ports: NAME_PORTS }),
    pod({ namespace: 'kube-system', name: 'beside-names', ports: NAME_PORTS }),
  ];
}

/** A name server, for a cluster that has none. */
export function nameServer(): KubernetesObject {
  const labels = NAME_SERVER_LABELS;
  return pod({ namespace: 'kube-system', name: 'names', labels, ports: NAME_PORTS });
}

/** Of the web, of the API server and of mail, so that connections at these are tried everywhere. */
const PORTS: readonly ListeningPort[] = [8080, 443, 6443, 25].map((containerPort) => ({
  containerPort,
  protocol: 'TCP',
}));

/** A pod that the strictest namespace admits. */
function pod({ namespace, name, labels = {}, ports = PORTS }: Bystander): KubernetesObject {
  const container = {
    name,
    image: 'registry.k8s.io/pause:3.10',
    ports,
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
  };
  const securityContext = {
    runAsNonRoot: true,
    runAsUser: 65535,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { namespace, name, labels },
    spec: { containers: [container], securityContext, terminationGracePeriodSeconds: 0 },
  };
}
