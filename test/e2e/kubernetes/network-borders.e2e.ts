import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';

import { applyStack, type AppliedStack } from './apply';
import { describeOnCluster } from './describe';
import { borders } from './network/borders';
import { gather } from './network/gather';
import { readScene, type Scene } from './network/scene';
import { apiClient } from './platform/api-client';
import { connects } from './reachability/connects';
import { everyConnection } from './reachability/every-connection';
import type { Connection, Endpoint } from './reachability/world';

/** Each stack's namespace has its name. */
const NAMESPACES = ['shop', 'bank'];
const IMITATED = { 'app.kubernetes.io/name': 'till', 'app.kubernetes.io/part-of': 'shop' };

/** Everybody beyond our namespaces but the name servers. */
const BEYOND = [
  '169.254.169.254',
  '172.20.7.7',
  '192.168.7.7',
  '2001:db8::7',
  '203.0.113.7',
  'bystanders/imitated-names',
  'bystanders/imitator',
  'bystanders/neighbour',
  'kube-system/beside-names',
];

describeOnCluster('the NetworkPolicies of two stacks', () => {
  const stacks: AppliedStack[] = [];
  let disperse: (() => Promise<void>) | undefined;
  let scene: Scene;

  beforeAll(async () => {
    const send = await apiClient(inject('kubeconfig'));
    stacks.push(await applyStack({ build: (app) => borders(app).bank }));
    stacks.push(await applyStack({ build: (app) => borders(app).shop }));
    disperse = await gather(send, NAMESPACES, IMITATED);
    const [{ report } = { report: undefined }] = stacks;
    if (report === undefined) throw new Error('unreachable: nothing was applied');
    scene = await vi.waitFor(() => readScene(send, report), { timeout: 120_000, interval: 500 });
  });

  afterAll(async () => {
    await disperse?.();
    for (const stack of stacks) await stack.close();
  });

  /** What comes about and begins at a service, apart from looking names up. */
  function from(service: string): string[] {
    const { world, closed, open, cast } = scene;
    const isMeant = ({ from, to }: Connection) =>
      nameOf(from) === service && !cast.nameServers.some((server) => server === to);
    const through = everyConnection(closed, open)
      .filter(isMeant)
      .filter((attempt) => connects(world, attempt))
      .map(({ to, port }) => `${nameOf(to)} at ${port.number}/${port.protocol}`);
    return [...new Set(through)].sort();
  }

  it('let a call from one namespace to the other through, and calls to hosts outside', () => {
    expect(from('shop/till')).toEqual([
      '203.0.113.7 at 25/TCP',
      '203.0.113.7 at 443/TCP',
      'bank/ledger at 9000/TCP',
    ]);
  });

  it('let a call within a namespace through, whoever else calls', () => {
    expect(from('bank/ledger')).toEqual(['bank/vault at 9001/TCP']);
    expect(from('bank/vault')).toEqual([]);
  });

  it('let a service with a token reach whatever may be the API server', () => {
    expect(from('shop/clerk')).toEqual(
      BEYOND.flatMap((name) => [`${name} at 443/TCP`, `${name} at 6443/TCP`]),
    );
  });

  it('let nobody else in or out', () => {
    for (const name of [...NAMESPACES.map((namespace) => `${namespace}/stranger`), ...BEYOND]) {
      expect(
        from(name).filter((line) => /^(shop|bank)\//.test(line)),
        name,
      ).toEqual([]);
    }
  });
});

/** A service by its name, anybody else by their own. */
function nameOf(endpoint: Endpoint): string {
  if (endpoint.kind === 'outside') return endpoint.name;
  const { namespace, name, labels } = endpoint;
  const service = NAMESPACES.includes(namespace) ? labels['app.kubernetes.io/name'] : undefined;
  return `${namespace}/${service ?? name}`;
}
