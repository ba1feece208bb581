import type { Draft } from '../../../lib/targets/draft';

type Labels = Readonly<Record<string, string>>;
interface Selector {
  readonly matchLabels?: Labels;
}
interface Peer {
  readonly podSelector?: Selector;
  readonly namespaceSelector?: Selector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}
interface Rule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
  readonly ports?: readonly { readonly port: string; readonly protocol: string }[];
}
interface Policy {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly podSelector: Selector;
    readonly policyTypes: readonly string[];
    readonly ingress?: readonly Rule[];
    readonly egress?: readonly Rule[];
  };
}

/** A pod as policies see it. */
export interface Pod {
  readonly namespace: string;
  readonly labels: Labels;
}

export function policiesOf(drafts: readonly Draft[]): Policy[] {
  return drafts
    .filter(({ type }) => type.tfResourceType === 'kubernetes_network_policy_v1')
    .map(({ config }) => config as Policy);
}

/**
 * Whether a packet from one pod reaches another at a TCP port, by the rules of the Kubernetes API: a
 * pod that no policy selects for a direction is open in it; otherwise some rule must admit the packet.
 */
export function reaches(
  policies: readonly Policy[],
  [from, to]: readonly [Pod, Pod],
  port: number,
): boolean {
  return (
    admits(policies, { pod: from, other: to, direction: 'Egress', port }) &&
    admits(policies, { pod: to, other: from, direction: 'Ingress', port })
  );
}

interface Packet {
  readonly pod: Pod;
  readonly other: Pod;
  readonly direction: 'Ingress' | 'Egress';
  readonly port: number;
}

function admits(policies: readonly Policy[], { pod, other, direction, port }: Packet): boolean {
  const selecting = policies.filter(
    ({ metadata, spec }) =>
      metadata.namespace === pod.namespace &&
      spec.policyTypes.includes(direction) &&
      selects(spec.podSelector, pod.labels),
  );
  if (selecting.length === 0) return true;
  return selecting.some((policy) => {
    const { ingress = [], egress = [] } = policy.spec;
    const rules = direction === 'Ingress' ? ingress : egress;
    return rules.some((rule) => {
      const peers = direction === 'Ingress' ? rule.from : rule.to;
      const isPeer = peers === undefined || peers.some((peer) => matches(peer, other, policy));
      const isPort = rule.ports?.some((one) => one.port === String(port) && one.protocol === 'TCP');
      return isPeer && (isPort ?? true);
    });
  });
}

function matches(
  { podSelector, namespaceSelector, ipBlock }: Peer,
  pod: Pod,
  policy: Policy,
): boolean {
  if (ipBlock !== undefined) return false;
  const namespaceLabels = { 'kubernetes.io/metadata.name': pod.namespace };
  const isNamespace =
    namespaceSelector === undefined
      ? pod.namespace === policy.metadata.namespace
      : selects(namespaceSelector, namespaceLabels);
  return isNamespace && selects(podSelector ?? {}, pod.labels);
}

function selects({ matchLabels = {} }: Selector, labels: Labels): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}
