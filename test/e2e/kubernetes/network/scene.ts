import type { ApiClient } from '../platform/api-client';
import type { Audience } from '../reachability/audit';
import type { Cast, DeclaredSystem } from '../reachability/declared';
import { selects } from '../reachability/selector';
import type { Outside, Pod, World } from '../reachability/world';
import { NAME_SERVER_LABELS, OPEN_NAMESPACE } from './bystanders';
import { readPods, readWorld } from './read-world';

/** By which the pods of a service are known. */
const NAME_LABEL = 'app.kubernetes.io/name';

/** An address on the internet, two of private networks, that of a cloud's metadata, and a newer one. */
const OUTSIDE: readonly Outside[] = [
  '203.0.113.7',
  '192.168.7.7',
  '172.20.7.7',
  '169.254.169.254',
  '2001:db8::7',
].map((ip) => ({ kind: 'outside', name: ip, ip }));

/** Who is in the cluster, and what it says of who reaches whom. */
export interface Scene extends Audience {
  readonly world: World;
}

/**
 * Looks at the cluster. Each stack's namespace has its name.
 *
 * @throws {Error} while somebody is missing
 */
export async function readScene(send: ApiClient, system: DeclaredSystem): Promise<Scene> {
  const stacks = [...new Set(system.services.map(({ stack }) => stack))];
  const closed = (await Promise.all(stacks.map((stack) => readPods(send, stack)))).flat();
  const [infrastructure, bystanders] = [
    await readPods(send, 'kube-system'),
    await readPods(send, OPEN_NAMESPACE),
  ];
  const isNameServer = ({ labels }: Pod) => selects({ matchLabels: NAME_SERVER_LABELS }, labels);
  const others = [...infrastructure.filter((pod) => !isNameServer(pod)), ...bystanders, ...OUTSIDE];
  const nameServers = infrastructure.filter(isNameServer);
  return {
    world: await readWorld(send),
    closed,
    open: [...nameServers, ...others],
    cast: {
      services: podsByService(system, closed),
      strangers: closed.filter(({ labels }) => labels[NAME_LABEL] === undefined),
      nameServers: present('name server', nameServers),
      others,
    },
  };
}

/** The same with one pod of each service, which stands for the others: much faster to look at. */
export function oneOfEach(scene: Scene): Scene {
  const services = new Map([...scene.cast.services].map(([key, pods]) => [key, pods.slice(0, 1)]));
  const closed = [...[...services.values()].flat(), ...scene.cast.strangers];
  return { ...scene, closed, cast: { ...scene.cast, services } };
}

function podsByService({ services }: DeclaredSystem, pods: readonly Pod[]): Cast['services'] {
  return new Map(
    services.map(({ stack, name }) => {
      const own = pods.filter(
        ({ namespace, labels }) => namespace === stack && labels[NAME_LABEL] === name,
      );
      return [`${stack}/${name}`, present(`pod of ${stack}/${name}`, own)];
    }),
  );
}

function present<Item>(what: string, items: readonly Item[]): readonly Item[] {
  if (items.length === 0) throw new Error(`there is no ${what} yet`);
  return items;
}
