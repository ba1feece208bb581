import { connects } from './connects';
import type { Connection, Endpoint, Pod, Port, World } from './world';

/** A port that no pod names, so that a rule without ports is seen. */
const UNUSED: Port = { number: 9, protocol: 'TCP' };

/**
 * Every attempt to connect that begins or ends at a pod of `closed`: each ordered pair of endpoints, at
 * each port that any pod listens on and at one that none does.
 */
export function everyConnection(closed: readonly Pod[], open: readonly Endpoint[]): Connection[] {
  const endpoints = [...closed, ...open];
  const ports = portsOf(endpoints);
  const ours = new Set<Endpoint>(closed);
  return endpoints.flatMap((from) =>
    endpoints
      .filter((to) => to !== from && (ours.has(from) || ours.has(to)))
      .flatMap((to) => ports.map((port) => ({ from, to, port }))),
  );
}

/** Those of the attempts that come about, or that one end by itself lets through, as lines. */
export function letThrough(
  world: World,
  attempts: readonly Connection[],
  lets: (world: World, connection: Connection) => boolean = connects,
): string[] {
  return attempts.filter((attempt) => lets(world, attempt)).map(lineOf);
}

/** `orders/front-5d8f -> orders/pricing-77c9 at 8080/TCP` */
export function lineOf({ from, to, port }: Connection): string {
  return `${nameOf(from)} -> ${nameOf(to)} at ${port.number}/${port.protocol}`;
}

function nameOf(endpoint: Endpoint): string {
  return endpoint.kind === 'pod' ? `${endpoint.namespace}/${endpoint.name}` : endpoint.name;
}

function portsOf(endpoints: readonly Endpoint[]): Port[] {
  const listened = endpoints.flatMap((endpoint) => (endpoint.kind === 'pod' ? endpoint.ports : []));
  const all = [UNUSED, ...listened.map(({ number, protocol }) => ({ number, protocol }))];
  return [...new Map(all.map((port) => [`${port.number}/${port.protocol}`, port])).values()];
}
