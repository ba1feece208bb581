import { lineOf } from './every-connection';
import type { Endpoint, Pod, Port } from './world';

/** What a program says of its services, as `fleetwright graph --json` and the report have it. */
export interface DeclaredSystem {
  readonly services: readonly DeclaredService[];
  /** From and to are `<stack>/<service>`. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
}

interface DeclaredService {
  readonly stack: string;
  readonly name: string;
  readonly port?: number;
  readonly isPublic: boolean;
}

/** Who is there. */
export interface Cast {
  /** The pods of each service, by `<stack>/<service>`. */
  readonly services: ReadonlyMap<string, readonly Pod[]>;
  /** Pods in a namespace of ours that no service has. */
  readonly strangers: readonly Pod[];
  /** The cluster's name servers. */
  readonly nameServers: readonly Pod[];
  /** Everybody else: pods of namespaces without policies, and addresses outside. */
  readonly others: readonly Endpoint[];
}

/**
 * The connections that must come about, as lines, and no other may: what the program's edges say, a
 * look-up of names by whoever is in the namespace, and a public service's port for everybody who is free
 * to ask.
 */
export function declaredConnections(system: DeclaredSystem, cast: Cast): string[] {
  const free = [...cast.nameServers, ...cast.others];
  return distinct([...edgesOf(system, cast), ...namesOf(cast), ...publicOf(system, cast, free)]);
}

/** What our pods must let in by themselves, whatever others let out. */
export function declaredIngress(system: DeclaredSystem, cast: Cast): string[] {
  const everybody = [...oursOf(cast), ...cast.nameServers, ...cast.others];
  return distinct([...edgesOf(system, cast), ...publicOf(system, cast, everybody)]);
}

/** What our pods must let out by themselves, whatever others let in. */
export function declaredEgress(system: DeclaredSystem, cast: Cast): string[] {
  return distinct([...edgesOf(system, cast), ...namesOf(cast)]);
}

function oursOf({ services, strangers }: Cast): Pod[] {
  return [...[...services.values()].flat(), ...strangers];
}

function edgesOf(system: DeclaredSystem, cast: Cast): string[] {
  return system.edges.flatMap(({ from, to }) =>
    linesOf(podsOf(from, cast), podsOf(to, cast), [portOf(to, system)]),
  );
}

/** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
const NAMES: readonly Port[] = [
  { number: 53, protocol: 'UDP' },
  { number: 53, protocol: 'TCP' },
];

function namesOf(cast: Cast): string[] {
  return linesOf(oursOf(cast), cast.nameServers, NAMES);
}

function publicOf(system: DeclaredSystem, cast: Cast, senders: readonly Endpoint[]): string[] {
  return system.services
    .filter(({ isPublic }) => isPublic)
    .map(keyOf)
    .flatMap((key) => linesOf(senders, podsOf(key, cast), [portOf(key, system)]));
}

function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

function linesOf(
  senders: readonly Endpoint[],
  receivers: readonly Endpoint[],
  ports: readonly Port[],
): string[] {
  return senders.flatMap((from) =>
    receivers
      .filter((to) => to !== from)
      .flatMap((to) => ports.map((port) => lineOf({ from, to, port }))),
  );
}

function podsOf(key: string, { services }: Cast): readonly Pod[] {
  const pods = services.get(key) ?? [];
  if (pods.length === 0) throw new Error(`no pod of ${key} is there to be reached`);
  return pods;
}

function portOf(key: string, { services }: DeclaredSystem): Port {
  const number = services.find((service) => keyOf(service) === key)?.port;
  if (number === undefined) throw new Error(`${key} has no port to be reached at`);
  return { number, protocol: 'TCP' };
}

function keyOf({ stack, name }: DeclaredService): string {
  return `${stack}/${name}`;
}
