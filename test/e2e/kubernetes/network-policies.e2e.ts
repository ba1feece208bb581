import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';

import { onlineBoutique } from '../../../stacks/online-boutique';
import { orders } from '../../../stacks/orders';
import { applyStack, type AppliedStack } from './apply';
import { describeOnCluster } from './describe';
import { gather } from './network/gather';
import { mutantsOf } from './network/mutants';
import { oneOfEach, readScene, type Scene } from './network/scene';
import { apiClient, type ApiClient } from './platform/api-client';
import { auditOfBoth, auditsOfEach, differenceIn } from './reachability/audit';
import type { Difference } from './reachability/compare';
import { connects } from './reachability/connects';
import type { DeclaredSystem } from './reachability/declared';
import { everyConnection } from './reachability/every-connection';
import type { NetworkPolicy } from './reachability/policy';
import type { Connection, Endpoint } from './reachability/world';

/** Each stack's namespace has its name. */
const NAMESPACES = ['online-boutique', 'orders'];
const IMITATED = { 'app.kubernetes.io/name': 'front', 'app.kubernetes.io/part-of': 'orders' };
const NOTHING: Difference = { missing: [], extra: [] };

describeOnCluster('the NetworkPolicies of the examples', () => {
  let send: ApiClient;
  const stacks: AppliedStack[] = [];
  let disperse: (() => Promise<void>) | undefined;
  let system: DeclaredSystem;
  let scene: Scene;

  beforeAll(async () => {
    send = await apiClient(inject('kubeconfig'));
    for (const build of [onlineBoutique, orders]) stacks.push(await applyStack({ build }));
    system = {
      services: stacks.flatMap(({ report }) => report.services),
      edges: stacks.flatMap(({ report }) => report.edges),
    };
    disperse = await gather(send, NAMESPACES, IMITATED);
    scene = await look();
  });

  afterAll(async () => {
    await disperse?.();
    for (const stack of stacks) await stack.close();
  });

  function look(): Promise<Scene> {
    return vi.waitFor(() => readScene(send, system), { timeout: 120_000, interval: 500 });
  }

  /** What comes about of the attempts that `isMeant` tells. */
  function through(isMeant: (attempt: Connection) => boolean): Connection[] {
    const attempts = everyConnection(scene.closed, scene.open).filter(isMeant);
    expect(attempts).not.toEqual([]);
    return attempts.filter((attempt) => connects(scene.world, attempt));
  }

  it('let through what the programs declare, and nothing else', () => {
    expect(differenceIn(scene.world, auditOfBoth(system, scene))).toEqual(NOTHING);
  });

  it('let whoever is outside reach the public services, each at its port', () => {
    const reached = through(({ from }) => scene.cast.others.includes(from));

    expect(placesOf(reached)).toEqual([
      'online-boutique/frontend at 8080/TCP',
      'orders/front at 8080/TCP',
    ]);
  });

  it('let nobody out to an address or to another namespace', () => {
    expect(through(({ to }) => scene.cast.others.includes(to))).toEqual([]);
  });

  it('let every pod ask the name servers', () => {
    const asking = through(({ to }) => isIn('kube-system', to));

    expect(new Set(asking.map(({ from }) => from))).toEqual(new Set(scene.closed));
    expect(new Set(asking.map(({ port }) => `${port.number}/${port.protocol}`))).toEqual(
      new Set(['53/TCP', '53/UDP']),
    );
  });

  it('let no more in or out at either end, as if the other had none', () => {
    for (const audit of auditsOfEach(system, scene)) {
      expect(differenceIn(scene.world, audit)).toEqual(NOTHING);
    }
  });

  it('could have no mistake that went unnoticed here', () => {
    const { namespaces, policies } = scene.world;
    const audits = auditsOfEach(system, oneOfEach(scene));
    const isNoticed = (changed: readonly NetworkPolicy[]) =>
      audits.some((audit) => {
        const { missing, extra } = differenceIn({ namespaces, policies: changed }, audit);
        return missing.length + extra.length > 0;
      });

    const unnoticed = policies.flatMap((policy) => {
      const others = policies.filter((other) => other !== policy);
      return mutantsOf(policy).filter((mutant) => !isNoticed([...others, ...mutant.policies]));
    });

    expect(policies.length).toBeGreaterThan(NAMESPACES.length);
    expect(unnoticed.map(({ name }) => name)).toEqual([]);
  });

  it('are missed when somebody takes one away, until Terraform puts it back', async () => {
    const [, ordersStack] = stacks;

    await ordersStack?.kubectl(['delete', 'networkpolicy', 'inventory', '--namespace=orders']);
    const without = await look();
    const { missing, extra } = differenceIn(without.world, auditOfBoth(system, without));
    expect(extra).toEqual([]);
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.filter((line) => !/ -> orders\/inventory-\S+ at /.test(line))).toEqual([]);

    expect(await ordersStack?.plan()).toMatchObject({ code: 2 });
    expect(await ordersStack?.apply()).toMatchObject({ code: 0 });
    const again = await look();
    expect(differenceIn(again.world, auditOfBoth(system, again))).toEqual(NOTHING);
  });
});

function isIn(namespace: string, endpoint: Endpoint): boolean {
  return endpoint.kind === 'pod' && endpoint.namespace === namespace;
}

/** The services that are reached, and their ports. */
function placesOf(connections: readonly Connection[]): string[] {
  const places = connections.map(({ to, port }) => {
    const name =
      to.kind === 'pod' ? `${to.namespace}/${to.labels['app.kubernetes.io/name']}` : to.ip;
    return `${name} at ${port.number}/${port.protocol}`;
  });
  return [...new Set(places)].sort();
}
