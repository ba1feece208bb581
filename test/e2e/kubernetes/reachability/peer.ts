import { BlockList, isIPv6 } from 'node:net';

import type { Labels, PolicyPeer } from './policy';
import { selects } from './selector';
import type { Endpoint, World } from './world';

/** A peer, and what its meaning depends on. */
interface PeerInPolicy {
  readonly peer: PolicyPeer;
  /** Where the policy is: a peer without a selector of namespaces means this one. */
  readonly policyNamespace: string;
  readonly namespaces: World['namespaces'];
}

/**
 * Whether the peer means the endpoint. A block of addresses means pods as well: most networks look at
 * the address alone, and a policy is as wide as its widest reading.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
export function means(
  { peer, policyNamespace, namespaces }: PeerInPolicy,
  other: Endpoint,
): boolean {
  const { ipBlock, podSelector, namespaceSelector } = peer;
  if (ipBlock !== undefined) {
    return isWithin(ipBlock.cidr, other.ip) && !ipBlock.except?.some((c) => isWithin(c, other.ip));
  }
  if (other.kind === 'outside') return false;
  const isNamespaceMeant =
    namespaceSelector === undefined
      ? other.namespace === policyNamespace
      : selects(namespaceSelector, labelsOf(other.namespace, namespaces));
  return isNamespaceMeant && (podSelector === undefined || selects(podSelector, other.labels));
}

function isWithin(cidr: string, ip: string): boolean {
  const [network = '', length] = cidr.split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(length), familyOf(network));
  return block.check(ip, familyOf(ip));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv6(address) ? 'ipv6' : 'ipv4';
}

function labelsOf(namespace: string, namespaces: World['namespaces']): Labels {
  const labels = namespaces[namespace];
  if (labels === undefined) throw new Error(`nothing is known of the namespace ${namespace}`);
  return labels;
}
