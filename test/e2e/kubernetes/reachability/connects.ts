import { means } from './peer';
import type { Direction, NetworkPolicy, PolicyPeer, PolicyPort } from './policy';
import { covers } from './port';
import { selects } from './selector';
import type { Connection, Endpoint, World } from './world';

/** A rule of either direction. */
interface Rule {
  readonly peers: readonly PolicyPeer[];
  readonly ports: readonly PolicyPort[];
}

/**
 * Whether the connection comes about: the sender's policies let it out, and the receiver's let it in.
 * Nothing keeps a pod from itself.
 *
 * Written from the words of the API alone, so that it can tell what our policies mean.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#the-two-sorts-of-pod-isolation
 */
export function connects(world: World, connection: Connection): boolean {
  const { from, to } = connection;
  if (isSamePod(from, to)) return true;
  return letsOut(world, connection) && letsIn(world, connection);
}

/** Whether the sender's policies let the connection out, whatever the receiver's say. */
export function letsOut(world: World, connection: Connection): boolean {
  return lets(world, 'Egress', connection);
}

/** Whether the receiver's policies let the connection in, whatever the sender's say. */
export function letsIn(world: World, connection: Connection): boolean {
  return lets(world, 'Ingress', connection);
}

function isSamePod(from: Endpoint, to: Endpoint): boolean {
  return (
    from.kind === 'pod' &&
    to.kind === 'pod' &&
    from.namespace === to.namespace &&
    from.name === to.name
  );
}

/** A pod that no policy of a direction selects is open in it; else some rule must name the other end. */
function lets(world: World, direction: Direction, { from, to, port }: Connection): boolean {
  const [own, other] = direction === 'Ingress' ? [to, from] : [from, to];
  if (own.kind === 'outside') return true;

  const isolating = world.policies.filter(
    (policy) =>
      policy.metadata.namespace === own.namespace &&
      directionsOf(policy).includes(direction) &&
      selects(policy.spec.podSelector ?? {}, own.labels),
  );
  if (isolating.length === 0) return true;
  return isolating.some((policy) =>
    rulesOf(policy, direction).some(
      ({ peers, ports }) =>
        (peers.length === 0 || peers.some((peer) => meansIn(world, { policy, peer, other }))) &&
        (ports.length === 0 || ports.some((allowed) => covers(allowed, to, port))),
    ),
  );
}

/** Every policy is about what comes in; about what goes out only if it says so or has such a rule. */
function directionsOf({
  spec: { policyTypes = [], egress = [] },
}: NetworkPolicy): readonly Direction[] {
  if (policyTypes.length > 0) return policyTypes;
  return egress.length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** No peers, or no ports, stand for all of them. */
function rulesOf({ spec }: NetworkPolicy, direction: Direction): Rule[] {
  return direction === 'Ingress'
    ? (spec.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }))
    : (spec.egress ?? []).map(({ to = [], ports = [] }) => ({ peers: to, ports }));
}

interface PeerQuestion {
  readonly policy: NetworkPolicy;
  readonly peer: PolicyPeer;
  readonly other: Endpoint;
}

function meansIn({ namespaces }: World, { policy, peer, other }: PeerQuestion): boolean {
  return means({ peer, policyNamespace: policy.metadata.namespace, namespaces }, other);
}
