import { describe } from 'vitest';

import { aPod, anAddress, attempt } from './a-world';
import { holdsFor } from './cases';
import type { PolicyPeer, PolicyPort } from './policy';

const web = aPod('web', { role: 'web' });
const db = aPod('db', { role: 'db' });
const aliceClient = aPod('alice/client', { role: 'client' });
const aliceOther = aPod('alice/other', { role: 'other' });
const bobClient = aPod('bob/client', { role: 'client' });
const internet = anAddress('203.0.113.7');

describe('a peer', () => {
  const letIn = (...from: readonly PolicyPeer[]) => [
    { podSelector: { matchLabels: { role: 'db' } }, ingress: [{ from }] },
  ];
  const alice = { namespaceSelector: { matchLabels: { user: 'alice' } } };
  const clients = { podSelector: { matchLabels: { role: 'client' } } };
  holdsFor([
    ['of pods is of the policy’s namespace', letIn({ podSelector: {} }), attempt(web, db), true],
    ['of pods is of no other namespace', letIn({ podSelector: {} }), attempt(bobClient, db), false],
    ['of a namespace is all its pods', letIn(alice), attempt(aliceOther, db), true],
    ['of a namespace is none of its own', letIn(alice), attempt(web, db), false],
    [
      'of all namespaces is every pod',
      letIn({ namespaceSelector: {} }),
      attempt(bobClient, db),
      true,
    ],
    [
      'of all namespaces is no address',
      letIn({ namespaceSelector: {} }),
      attempt(internet, db),
      false,
    ],
    ['of both is such pods there', letIn({ ...alice, ...clients }), attempt(aliceClient, db), true],
    [
      'of both is no other pod there',
      letIn({ ...alice, ...clients }),
      attempt(aliceOther, db),
      false,
    ],
    [
      'of both is no such pod elsewhere',
      letIn({ ...alice, ...clients }),
      attempt(bobClient, db),
      false,
    ],
    ['and another mean either', letIn(alice, clients), attempt(aliceOther, db), true],
    ['and another still mean no third', letIn(alice, clients), attempt(bobClient, db), false],
    [
      'may find a namespace by its name',
      letIn({
        namespaceSelector: {
          matchExpressions: [
            { key: 'kubernetes.io/metadata.name', operator: 'In', values: ['alice', 'carol'] },
          ],
        },
      }),
      attempt(aliceOther, db),
      true,
    ],
  ]);
});

describe('a block of addresses', () => {
  const block = { cidr: '172.17.0.0/16', except: ['172.17.1.0/24'] };
  const letIn = [{ podSelector: {}, ingress: [{ from: [{ ipBlock: block }] }] }];
  const letOut = [
    {
      podSelector: {},
      egress: [{ to: [{ ipBlock: { cidr: '2001:db8::/64' } }] }],
      policyTypes: ['Egress'] as const,
    },
  ];
  holdsFor([
    ['lets its first address in', letIn, attempt(anAddress('172.17.0.0'), db), true],
    ['lets its last address in', letIn, attempt(anAddress('172.17.255.255'), db), true],
    ['keeps the address before it out', letIn, attempt(anAddress('172.16.255.255'), db), false],
    ['keeps the address after it out', letIn, attempt(anAddress('172.18.0.0'), db), false],
    ['keeps the first of its exception out', letIn, attempt(anAddress('172.17.1.0'), db), false],
    ['keeps the last of its exception out', letIn, attempt(anAddress('172.17.1.255'), db), false],
    ['goes on after its exception', letIn, attempt(anAddress('172.17.2.0'), db), true],
    [
      'means pods that have such an address',
      letIn,
      attempt(aPod('bob/x', {}, { ip: '172.17.4.4' }), db),
      true,
    ],
    ['of one family holds none of the other', letIn, attempt(anAddress('2001:db8::1'), db), false],
    ['may be of the newer family', letOut, attempt(db, anAddress('2001:db8::1')), true],
    ['of the newer family ends, too', letOut, attempt(db, anAddress('2001:db8:0:1::1')), false],
    [
      'of everything means everybody',
      [{ podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr: '0.0.0.0/0' } }] }] }],
      attempt(internet, db),
      true,
    ],
  ]);
});

describe('a port', () => {
  const listening = aPod(
    'db',
    { role: 'db' },
    { ports: [{ name: 'sql', number: 5432, protocol: 'TCP' }] },
  );
  const letIn = (...ports: readonly PolicyPort[]) => [{ podSelector: {}, ingress: [{ ports }] }];
  const letOut = [
    { podSelector: {}, egress: [{ ports: [{ port: 'sql' }] }], policyTypes: ['Egress'] as const },
  ];
  const range = letIn({ protocol: 'TCP', port: 32000, endPort: 32768 });
  holdsFor([
    ['is of TCP by default', letIn({ port: 53 }), attempt(web, db, '53/TCP'), true],
    ['is of one protocol alone', letIn({ port: 53 }), attempt(web, db, '53/UDP'), false],
    ['may be of UDP', letIn({ port: 53, protocol: 'UDP' }), attempt(web, db, '53/UDP'), true],
    ['keeps others closed', letIn({ port: 53 }), attempt(web, db, '54/TCP'), false],
    [
      'and another mean either',
      letIn({ port: 53 }, { port: 54 }),
      attempt(web, db, '54/TCP'),
      true,
    ],
    ['without a number is every port', letIn({ protocol: 'UDP' }), attempt(web, db, '9/UDP'), true],
    [
      'without a number is of its protocol',
      letIn({ protocol: 'UDP' }),
      attempt(web, db, '9/TCP'),
      false,
    ],
    ['range begins at its first', range, attempt(web, db, '32000/TCP'), true],
    ['range ends at its last', range, attempt(web, db, '32768/TCP'), true],
    ['range has nothing before it', range, attempt(web, db, '31999/TCP'), false],
    ['range has nothing after it', range, attempt(web, db, '32769/TCP'), false],
    [
      'with a name is the receiver’s',
      letIn({ port: 'sql' }),
      attempt(web, listening, '5432'),
      true,
    ],
    ['with a name is no other', letIn({ port: 'sql' }), attempt(web, listening, '8080'), false],
    [
      'with a name is of its protocol',
      letIn({ port: 'sql', protocol: 'UDP' }),
      attempt(web, listening, '5432/UDP'),
      false,
    ],
    ['that nobody named so is none', letIn({ port: 'sql' }), attempt(web, db, '5432'), false],
    [
      'with a name is the receiver’s on the way out, too',
      letOut,
      attempt(web, listening, '5432'),
      true,
    ],
    ['with a name is not the sender’s', letOut, attempt(listening, web, '5432'), false],
    ['with a name is no address’s', letOut, attempt(web, internet, '5432'), false],
  ]);
});
