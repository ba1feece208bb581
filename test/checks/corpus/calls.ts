import { externalService } from '../../../lib/model/external';
import { kubernetes } from '../../../lib/model/target';
import { aShop, SOUND } from '../design';
import { inCall, inCallBetween, inGraph, onLambda, type SeededFault } from './seeded-fault';

const retried = { timeout: '100ms', retries: 3 } as const;
const once = { timeout: '100ms' } as const;
const elsewhere = kubernetes({ namespace: 'shop', context: 'elsewhere' });
const grpc = { ...SOUND, protocol: 'grpc' } as const;
const FUNCTION = { code: 'dist/orders.zip', port: 8080 };

export const CALL_FAULTS: readonly SeededFault[] = [
  inCall('call/timeout', { timeout: '0s' }, { timeout: '1ms' }),
  inCall('call/timeout', { timeout: '16m' }, { timeout: '15m' }),
  inCall('call/retries', { retries: 11 }, { retries: 1 }),
  inCall('call/retries', { retries: 0.5 }, { retries: 0 }),
  inCall('call/breaker', { breaker: { consecutiveFailures: 0 } }, { breaker: {} }),
  inCall('call/breaker', { breaker: { openFor: '2h' } }, { breaker: { openFor: '1h' } }),
  inCall('environment/name', { addressVariable: '1ST' }, { addressVariable: 'FIRST' }),
  inCall('props/unknown', { timout: '1s' } as never, { timeout: '1s' }),
  inCall('call/allow', { allow: ['shop.Cart/Add'] }, {}),
  inCall('call/allow-not-enforced', { allow: [{ path: '/orders/*' }] }, { allow: [] }),
  inCallBetween({ orders: grpc })('call/allow-not-enforced', { allow: ['shop.Cart/*'] }, {}),
  inCallBetween({ orders: { ...SOUND, protocol: 'tcp' } })(
    'call/allow',
    { allow: [{ path: '/' }] },
    {},
  ),
  inCallBetween({ web: { ...SOUND, environment: { ORDERS_ADDRESS: 'http://elsewhere' } } })(
    'environment/taken-by-edge',
    {},
    { addressVariable: 'ORDERS_URL' },
  ),
  inCallBetween({ web: { ...SOUND, environment: { ORDERS_TIMEOUT_MS: '1' } } })(
    'environment/taken-by-edge',
    { timeout: '1s' },
    {},
  ),
  inCall('environment/taken-by-edge', { addressVariable: 'PORT' }, { addressVariable: 'HOST' }),
  {
    name: 'two callees with one variable',
    code: 'environment/taken-by-edge',
    faulty: aShop({ web: {} }, [
      ['web', externalService('a-b.example', 443)],
      ['web', externalService('a.b.example', 443)],
    ]),
    sound: aShop({ web: {} }, [
      ['web', externalService('a-b.example', 443)],
      ['web', externalService('b.example', 443)],
    ]),
  },
  inCallBetween({ web: { ...SOUND, requestTimeout: '2s' } })(
    'retries/beyond-deadline',
    { timeout: '1s', retries: 2 },
    { timeout: '1s', retries: 1 },
  ),
  inCallBetween({ web: { ...SOUND, requestTimeout: '2s' } })(
    'retries/beyond-deadline',
    { timeout: '2001ms' },
    { timeout: '2s' },
  ),
  inCallBetween({
    web: { image: 'shop/job:1', port: undefined as never, schedule: { cron: '0 3 * * *' } },
  })('retries/beyond-deadline', { timeout: '6m', retries: 1 }, { timeout: '5m', retries: 1 }),
  {
    name: 'a function that waits longer than it may run',
    code: 'retries/beyond-deadline',
    faulty: aShop({ web: FUNCTION, orders: FUNCTION }, [['web', 'orders', { timeout: '31s' }]], {
      target: onLambda,
    }),
    sound: aShop({ web: FUNCTION, orders: FUNCTION }, [['web', 'orders', { timeout: '30s' }]], {
      target: onLambda,
    }),
  },
  inGraph('a service that calls itself', 'call/self', {
    faulty: [['web', 'web']],
    sound: [['web', 'orders']],
  }),
  inGraph('a call declared twice with different settings', 'call/declared-twice', {
    faulty: [
      ['web', 'orders', { timeout: '1s' }],
      ['web', 'orders', { timeout: '2s' }],
    ],
    sound: [
      ['web', 'orders', { timeout: '1s' }],
      ['web', 'pricing', { timeout: '2s' }],
    ],
  }),
  {
    name: 'a call to a service without a port',
    code: 'call/no-port',
    faulty: aShop({ web: {}, orders: { port: undefined as never } }, [['web', 'orders']]),
    sound: aShop({ web: { port: undefined as never }, orders: {} }, [['web', 'orders']]),
  },
  inGraph('retries on each of two calls of a path', 'retries/amplification', {
    faulty: [
      ['web', 'orders', retried],
      ['orders', 'pricing', retried],
    ],
    sound: [
      ['web', 'orders', retried],
      ['orders', 'pricing', { timeout: '100ms', retries: 1 }],
    ],
  }),
  inGraph('retries at both ends of a path', 'retries/amplification', {
    faulty: [
      ['web', 'orders', retried],
      ['orders', 'cart', once],
      ['cart', 'pricing', { timeout: '100ms', retries: 2 }],
    ],
    sound: [
      ['web', 'orders', retried],
      ['orders', 'cart', once],
      ['web', 'pricing', { timeout: '100ms', retries: 2 }],
    ],
  }),
  inGraph('retries on a cycle', 'retries/amplification', {
    faulty: [
      ['web', 'orders', once],
      ['orders', 'web', { timeout: '100ms', retries: 1 }],
    ],
    sound: [
      ['web', 'orders', once],
      ['orders', 'web', once],
    ],
  }),
  inGraph('a cycle of three calls, one without a timeout', 'call/cycle-without-timeout', {
    faulty: [
      ['web', 'orders', once],
      ['orders', 'pricing'],
      ['pricing', 'web', once],
    ],
    sound: [
      ['web', 'orders', once],
      ['orders', 'pricing'],
      ['web', 'pricing'],
    ],
  }),
  {
    name: 'a call from kubernetes to lambda',
    code: 'call/across-targets',
    faulty: aShop({ web: {}, orders: { ...FUNCTION, target: onLambda } }, [['web', 'orders']]),
    sound: aShop({ web: {}, orders: { code: FUNCTION.code } }, [['web', 'orders']]),
  },
  {
    name: 'a call to another cluster',
    code: 'call/across-clusters',
    faulty: {
      stacks: {
        shop: { services: { web: SOUND } },
        back: { target: elsewhere, services: { orders: SOUND } },
      },
      calls: [['shop/web', 'back/orders']],
    },
    sound: {
      stacks: { shop: { services: { web: SOUND } }, back: { services: { orders: SOUND } } },
      calls: [['shop/web', 'back/orders']],
    },
  },
  ...(
    [
      ['external/host', externalService('API.example', 443), externalService('api.example', 443)],
      ['external/port', externalService('api.example', 0), externalService('api.example', 1)],
      [
        'external/cidr',
        externalService('api.example', 443, { cidrs: ['203.0.113.1/24'] }),
        externalService('api.example', 443, { cidrs: ['203.0.113.0/24'] }),
      ],
    ] as const
  ).map(([code, faulty, sound]) =>
    inGraph(code, code, { faulty: [['web', faulty]], sound: [['web', sound]] }),
  ),
];
