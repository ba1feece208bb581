import { describe, expect, it } from 'vitest';

import { aPod, anAddress, attempt, aWorld } from './a-world';
import { holdsFor } from './cases';
import { connects } from './connects';
import type { NetworkPolicy } from './policy';

const web = aPod('web', { role: 'web' });
const db = aPod('db', { role: 'db' });
const bobClient = aPod('bob/client', { role: 'client' });
const internet = anAddress('203.0.113.7');

const denyIn: NetworkPolicy['spec'] = { podSelector: {}, policyTypes: ['Ingress'] };
const denyOut: NetworkPolicy['spec'] = { podSelector: {}, policyTypes: ['Egress'] };
const denyAll: NetworkPolicy['spec'] = { podSelector: {}, policyTypes: ['Ingress', 'Egress'] };
const elsewhere = (spec: NetworkPolicy['spec'], namespace: string): NetworkPolicy => ({
  metadata: { name: 'elsewhere', namespace },
  spec,
});

describe('a pod that no policy selects', () => {
  holdsFor([
    ['is reached by any pod', [], attempt(web, db), true],
    ['is reached from other namespaces', [], attempt(bobClient, db), true],
    ['is reached from outside', [], attempt(internet, db), true],
    ['reaches what is outside', [], attempt(web, internet, '443/TCP'), true],
    [
      'is not closed by its neighbours’ policy',
      [elsewhere(denyAll, 'bob')],
      attempt(web, db),
      true,
    ],
    [
      'is not closed by a policy for others',
      [{ ...denyAll, podSelector: { matchLabels: { role: 'mail' } } }],
      attempt(web, db),
      true,
    ],
  ]);
});

describe('a policy without rules', () => {
  holdsFor([
    ['lets nothing in', [denyIn], attempt(web, db), false],
    ['lets nothing in from outside', [denyIn], attempt(internet, db), false],
    ['of what comes in lets all out', [denyIn], attempt(db, bobClient), true],
    ['lets nothing out', [denyOut], attempt(db, bobClient), false],
    ['lets nothing out to addresses', [denyOut], attempt(db, internet, '443/TCP'), false],
    ['of what goes out lets all in', [denyOut], attempt(bobClient, db), true],
    ['lets a pod reach itself', [denyAll], attempt(db, db), true],
  ]);
});

describe('an empty rule', () => {
  const allIn = { ...denyIn, ingress: [{}] };
  const allOut = { ...denyOut, egress: [{}] };
  holdsFor([
    ['lets everybody in', [denyIn, allIn], attempt(internet, db, '5432/TCP'), true],
    ['lets everything out', [denyOut, allOut], attempt(db, internet, '53/UDP'), true],
    [
      'with empty lists does the same',
      [{ ...denyIn, ingress: [{ from: [], ports: [] }] }],
      attempt(bobClient, db),
      true,
    ],
  ]);
});

describe('policyTypes, when left out,', () => {
  const toWeb = {
    podSelector: {},
    egress: [{ to: [{ podSelector: { matchLabels: { role: 'web' } } }] }],
  };
  holdsFor([
    ['mean what comes in', [{ podSelector: {} }], attempt(bobClient, db), false],
    ['do not mean what goes out', [{ podSelector: {} }], attempt(db, bobClient), true],
    ['mean what goes out if there is a rule for it', [toWeb], attempt(db, bobClient), false],
    ['mean what comes in even then', [toWeb], attempt(bobClient, db), false],
    ['take no rules for none', [{ podSelector: {}, egress: [] }], attempt(db, bobClient), true],
    [
      'make an empty list mean the same',
      [{ podSelector: {}, policyTypes: [] }],
      attempt(bobClient, db),
      false,
    ],
  ]);
  holdsFor([
    [
      'unlike those that are given, which alone count',
      [{ podSelector: {}, policyTypes: ['Egress'], ingress: [{ from: [] }] }],
      attempt(bobClient, db),
      true,
    ],
  ]);
});

describe('both ends', () => {
  const out = {
    podSelector: { matchLabels: { role: 'web' } },
    policyTypes: ['Egress'] as const,
    egress: [{ to: [{ podSelector: { matchLabels: { role: 'db' } } }] }],
  };
  const into = {
    podSelector: { matchLabels: { role: 'db' } },
    ingress: [{ from: [{ podSelector: { matchLabels: { role: 'web' } } }] }],
  };
  holdsFor([
    ['must agree: out alone is not enough', [denyAll, out], attempt(web, db), false],
    ['must agree: in alone is not enough', [denyAll, into], attempt(web, db), false],
    ['agree', [denyAll, out, into], attempt(web, db), true],
    ['agree in one direction only', [denyAll, out, into], attempt(db, web), false],
    ['add their rules up, in any order', [into, out, denyAll], attempt(web, db), true],
  ]);
});

describe('a rule', () => {
  const rule = {
    from: [{ podSelector: { matchLabels: { role: 'web' } } }],
    ports: [{ port: 5432 }],
  };
  const other = {
    from: [{ podSelector: { matchLabels: { role: 'mail' } } }],
    ports: [{ port: 25 }],
  };
  const policy = [{ podSelector: { matchLabels: { role: 'db' } }, ingress: [rule, other] }];
  holdsFor([
    ['is for its peers at its ports', policy, attempt(web, db, '5432'), true],
    ['is not for its peers at ports of another', policy, attempt(web, db, '25'), false],
    [
      'is not for others at its ports',
      policy,
      attempt(aPod('mail', { role: 'mail' }), db, '5432'),
      false,
    ],
  ]);
});

it('refuses to judge by a namespace of which nothing is known', () => {
  const world = aWorld({ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] });

  expect(() => connects(world, attempt(aPod('carol/client'), db))).toThrow('carol');
});
