import type { NetworkPolicy } from './policy';
import type { Connection, Endpoint, Outside, Pod, Port, World } from './world';

const NAMESPACES: World['namespaces'] = {
  default: { 'kubernetes.io/metadata.name': 'default' },
  alice: { 'kubernetes.io/metadata.name': 'alice', user: 'alice', project: 'myproject' },
  bob: { 'kubernetes.io/metadata.name': 'bob', user: 'bob' },
};

/** A world with these policies, which lie in the namespace `default` unless they say otherwise. */
export function aWorld(...specs: readonly (NetworkPolicy | NetworkPolicy['spec'])[]): World {
  const policies = specs.map((spec, index) =>
    'metadata' in spec
      ? spec
      : { metadata: { name: `policy-${index}`, namespace: 'default' }, spec },
  );
  return { namespaces: NAMESPACES, policies };
}

/** A pod of the namespace `default`, unless the name says `<namespace>/<name>`, that listens on 8080. */
export function aPod(path: string, labels: Pod['labels'] = {}, about: Partial<Pod> = {}): Pod {
  const [name = '', namespace = 'default'] = path.split('/').reverse();
  return {
    kind: 'pod',
    namespace,
    name,
    labels,
    ip: `10.0.0.1`,
    ports: [{ number: 8080, protocol: 'TCP' }],
    ...about,
  };
}

export function anAddress(ip: string): Outside {
  return { kind: 'outside', name: ip, ip };
}

/** An attempt at port 8080, or at another such as `53/UDP`. */
export function attempt(from: Endpoint, to: Endpoint, at = '8080/TCP'): Connection {
  const [number, protocol = 'TCP'] = at.split('/');
  const port: Port = { number: Number(number), protocol };
  return { from, to, port };
}
