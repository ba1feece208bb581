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
 * look-up of names by whoever is in the namespace, and a public service's port for everybody.
 */
export function declaredConnections(system: DeclaredSystem, cast: Cast): string[] {
  const { services, strangers, nameServers, others } = cast;
  const ours = [...[...services.values()].flat(), ...strangers];
  const publicServices = system.services.filter(({ isPublic }) => isPublic);
  const lines = [
    ...system.edges.flatMap(({ from, to }) =>
      linesOf(podsOf(from, cast), podsOf(to, cast), [portOf(to, system)]),
    ),
    ...linesOf(ours, nameServers, NAMES),
    ...publicServices.flatMap((service) => {
      const key = keyOf(service);
      return linesOf([...nameServers, ...others], podsOf(key, cast), [portOf(key, system)]);
    }),
  ];
  return [...new Set(lines)];
}

/** @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
const NAMES: readonly Port[] = [
  { number: 53, protocol: 'UDP' },
  { number: 53, protocol: 'TCP' },
];

function linesOf(
  senders: readonly Endpoint[],
  receivers: readonly Endpoint[],
  ports: readonly Port[],
): string[] {
  return senders.flatMap((from) =>
    receivers.flatMap((to) => ports.map((port) => lineOf({ from, to, port }))),
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
