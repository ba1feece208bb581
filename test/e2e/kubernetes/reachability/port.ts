import type { PolicyPort } from './policy';
import type { Endpoint, Port } from './world';

/**
 * Whether the rule's port is the one that `receiver` is reached at. A name is looked up among the
 * receiver's own ports, in both directions.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/
 */
export function covers(allowed: PolicyPort, receiver: Endpoint, at: Port): boolean {
  const { protocol = 'TCP', port, endPort } = allowed;
  if (protocol !== at.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'number') return port <= at.number && at.number <= (endPort ?? port);
  if (receiver.kind === 'outside') return false;
  return receiver.ports.some(
    ({ name, number, protocol: own }) => name === port && own === protocol && number === at.number,
  );
}
