import { describe, expect, it } from 'vitest';

import { aPod, anAddress } from './a-world';
import { auditOfBoth, auditsOfEach, differenceIn } from './audit';
import { differenceOf, type Difference } from './compare';
import {
  declaredConnections,
  declaredEgress,
  declaredIngress,
  type Cast,
  type DeclaredSystem,
} from './declared';
import { everyConnection, letThrough, lineOf } from './every-connection';

const front = aPod('shop/front', {}, { ports: [{ number: 80, protocol: 'TCP' }] });
const cart = aPod('shop/cart');
const stranger = aPod('shop/stranger');
const names = aPod('kube-system/dns', {}, { ports: [{ number: 53, protocol: 'UDP' }] });
const neighbour = aPod('other/neighbour');
const internet = anAddress('203.0.113.7');

const system: DeclaredSystem = {
  services: [
    { stack: 'shop', name: 'front', port: 80, isPublic: true },
    { stack: 'shop', name: 'cart', port: 8080, isPublic: false },
  ],
  edges: [{ from: 'shop/front', to: 'shop/cart' }],
};
const cast: Cast = {
  services: new Map([
    ['shop/front', [front]],
    ['shop/cart', [cart]],
  ]),
  strangers: [stranger],
  nameServers: [names],
  others: [neighbour, internet],
};

describe('everyConnection', () => {
  const attempts = everyConnection([front, cart], [neighbour, internet]).map(lineOf);

  it('tries each ordered pair at each port of anybody and at one of nobody', () => {
    const pairs = [
      ['shop/front', 'shop/cart'],
      ['shop/front', 'other/neighbour'],
      ['shop/front', '203.0.113.7'],
      ['shop/cart', 'other/neighbour'],
      ['shop/cart', '203.0.113.7'],
    ];
    const both = pairs.flatMap(([from, to]) => [`${from} -> ${to}`, `${to} -> ${from}`]);
    const wanted = both.flatMap((pair) => [9, 80, 8080].map((port) => `${pair} at ${port}/TCP`));

    expect([...attempts].sort()).toEqual(wanted.sort());
  });

  it('tries each of them once', () => {
    expect(new Set(attempts).size).toBe(attempts.length);
  });
});

describe('letThrough', () => {
  it('keeps what comes about', () => {
    const world = {
      namespaces: { shop: {}, other: {} },
      policies: [{ metadata: { name: 'deny', namespace: 'shop' }, spec: {} }],
    };
    const attempts = everyConnection([front], [neighbour]);

    expect(letThrough(world, attempts)).toEqual([
      'shop/front -> other/neighbour at 9/TCP',
      'shop/front -> other/neighbour at 80/TCP',
      'shop/front -> other/neighbour at 8080/TCP',
    ]);
  });
});

describe('declaredConnections', () => {
  it('are the edges, the look-up of names, and everybody at a public port', () => {
    expect(declaredConnections(system, cast)).toEqual([
      'shop/front -> shop/cart at 8080/TCP',
      'shop/front -> kube-system/dns at 53/UDP',
      'shop/front -> kube-system/dns at 53/TCP',
      'shop/cart -> kube-system/dns at 53/UDP',
      'shop/cart -> kube-system/dns at 53/TCP',
      'shop/stranger -> kube-system/dns at 53/UDP',
      'shop/stranger -> kube-system/dns at 53/TCP',
      'kube-system/dns -> shop/front at 80/TCP',
      'other/neighbour -> shop/front at 80/TCP',
      '203.0.113.7 -> shop/front at 80/TCP',
    ]);
  });

  it('are more on the way in, where nobody else has a say', () => {
    expect(declaredIngress(system, cast)).toEqual([
      'shop/front -> shop/cart at 8080/TCP',
      'shop/cart -> shop/front at 80/TCP',
      'shop/stranger -> shop/front at 80/TCP',
      'kube-system/dns -> shop/front at 80/TCP',
      'other/neighbour -> shop/front at 80/TCP',
      '203.0.113.7 -> shop/front at 80/TCP',
    ]);
  });

  it('are the edges and the look-up of names on the way out', () => {
    expect(declaredEgress(system, cast)).toEqual(
      declaredConnections(system, cast).filter((line) => !line.includes('-> shop/front')),
    );
  });

  it('rejects an edge whose service has no pod', () => {
    const services = new Map([['shop/front', [front]]]);

    expect(() => declaredConnections(system, { ...cast, services })).toThrow('shop/cart');
  });

  it('rejects an edge to a service without a port', () => {
    const withoutPort = { ...system, services: [] };

    expect(() => declaredConnections(withoutPort, cast)).toThrow('shop/cart has no port');
  });
});

describe('differenceOf', () => {
  it('names what is missing and what nobody declared', () => {
    expect(differenceOf(['a', 'b'], ['b', 'c'])).toEqual({ missing: ['a'], extra: ['c'] });
  });

  it('is empty for the same connections in another order', () => {
    expect(differenceOf(['a', 'b'], ['b', 'a'])).toEqual({ missing: [], extra: [] });
  });
});

describe('the audits', () => {
  const audience = { closed: [front, cart, stranger], open: [names, neighbour, internet], cast };
  const world = { namespaces: { shop: {}, 'kube-system': {}, other: {} }, policies: [] };
  const count = ({ missing, extra }: Difference) => [missing.length, extra.length];
  const ports = 4;

  it('of both ends count what nobody keeps apart, from and to our pods', () => {
    const among = 3 * 2 * ports;
    const across = 2 * 3 * 3 * ports;
    const audit = auditOfBoth(system, audience);

    // One that must come about is not tried: nobody listens on 53/TCP.
    expect(count(differenceIn(world, audit))).toEqual([3, among + across - 7]);
  });

  it('of each end count what it would let through by itself', () => {
    const oneWay = 3 * 2 * ports + 3 * 3 * ports;
    const [incoming, outgoing] = auditsOfEach(system, audience);

    expect(count(differenceIn(world, incoming))).toEqual([0, oneWay - 6]);
    expect(count(differenceIn(world, outgoing))).toEqual([3, oneWay - 4]);
  });
});
