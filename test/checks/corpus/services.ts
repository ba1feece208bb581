import { knownAtApply, plainText, secret } from '../../../lib/model/environment';
import { inProps, inPropsOn, onLambda, type SeededFault } from './seeded-fault';

const cron = '0 3 * * *';
const job = { port: undefined as never };
const TOKEN_FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';
const environment = (name: string, faulty: unknown, sound: unknown) =>
  [{ environment: { [name]: faulty } }, { environment: { [name]: sound } }] as const;

/** Faults that a service has whatever is around it. */
const ALONE: readonly (readonly [code: string, faulty: object, sound: object])[] = [
  ['image/no-fixed-tag', { image: 'shop/web' }, { image: 'shop/web:1' }],
  ['image/no-fixed-tag', { image: 'shop/web:latest' }, { image: 'shop/web:latest-1' }],
  ['image/name', { image: 'shop web:1' }, { image: 'shop/web:1' }],
  ['props/unknown', { replicas: 2 }, { scaling: { replicas: 2 } }],
  ['props/wrong-type', { port: '8080' }, { port: 8080 }],
  ['props/unit', { memory: '256' }, { memory: '256Mi' }],
  ['props/unit', { cpu: '1 core' }, { cpu: '1' }],
  ['props/missing', { ...job, schedule: {} }, { ...job, schedule: { cron } }],
  ['props/not-text', { command: ['a\0'] }, { command: ['a'] }],
  ['service/port', { port: 0 }, { port: 1 }],
  ['service/port', { port: 65536 }, { port: 65535 }],
  ['service/cpu', { cpu: '0' }, { cpu: '1m' }],
  ['service/cpu', { cpu: '200m', cpuLimit: '100m' }, { cpu: '200m', cpuLimit: '200m' }],
  ['service/memory', { memory: '3Mi' }, { memory: '4Mi' }],
  [
    'service/memory',
    { memory: '64Mi', memoryLimit: '32Mi' },
    { memory: '64Mi', memoryLimit: '64Mi' },
  ],
  ['service/request-timeout', { requestTimeout: '0s' }, { requestTimeout: '1ms' }],
  ['service/command', { command: [] }, { command: ['run'] }],
  ['service/public-without-port', { ...job, isPublic: true }, { ...job, isPublic: false }],
  ['environment/name', { environment: { '1A': '' } }, { environment: { A1: '' } }],
  ['environment/secret-as-text', ...environment('DB_PASSWORD', 'x', secret('db', 'password'))],
  ['environment/secret-as-text', ...environment('TOKEN', 'x', plainText('x'))],
  [
    'environment/known-at-apply',
    ...environment('A', '${TfToken[A.1]}', knownAtApply('${TfToken[A.1]}')),
  ],
  ['environment/secret-name', ...environment('A', secret('Db', 'key'), secret('db', 'key'))],
  ['environment/secret-key', ...environment('A', secret('db', 'a key'), secret('db', 'a-key'))],
  ['probe/conflict', probe({ httpPath: '/', grpcService: '' }), probe({ grpcService: '' })],
  ['probe/conflict', probe({ httpHeaders: {} }), probe({ httpHeaders: {}, httpPath: '/' })],
  ['probe/path', probe({ httpPath: 'health' }), probe({ httpPath: '/health' })],
  ['probe/command', probe({ command: [] }), probe({ command: ['true'] })],
  ['probe/no-port', { ...job, ...probe({}) }, { ...job, ...probe({ command: ['true'] }) }],
  ['probe/port', probe({ port: 70000 }), probe({ port: 7000 })],
  ['probe/timing', probe({ interval: '2500ms' }), probe({ interval: '2s' })],
  ['probe/failures', probe({ failures: 0 }), probe({ failures: 1 })],
  [
    'probe/timeout-above-interval',
    probe({ interval: '2s', timeout: '3s' }),
    probe({ interval: '3s', timeout: '3s' }),
  ],
  [
    'schedule/cron',
    { ...job, schedule: { cron: '0 24 * * *' } },
    { ...job, schedule: { cron: '0 23 * * *' } },
  ],
  [
    'schedule/cron',
    { ...job, schedule: { cron: '0 3 * * 7' } },
    { ...job, schedule: { cron: '0 3 * * 0' } },
  ],
  [
    'schedule/cron',
    { ...job, schedule: { cron: '@daily' } },
    { ...job, schedule: { cron: '0 0 * * *' } },
  ],
  [
    'schedule/time-zone',
    { ...job, schedule: { cron, timeZone: 'Paris time' } },
    { ...job, schedule: { cron, timeZone: 'Europe/Paris' } },
  ],
  [
    'schedule/deadline',
    { ...job, schedule: { cron, deadline: '25h' } },
    { ...job, schedule: { cron, deadline: '24h' } },
  ],
  [
    'schedule/retries',
    { ...job, schedule: { cron, retries: 11 } },
    { ...job, schedule: { cron, retries: 0 } },
  ],
  ...[{ spread: {} }, { disruptionBudget: {} }, { requestTimeout: '1s' }, { scaling: {} }].map(
    (props) =>
      [
        'schedule/not-for-jobs',
        { ...job, ...props, schedule: { cron } },
        { ...job, ...props },
      ] as const,
  ),
  [
    'schedule/not-for-jobs',
    { ...job, schedule: { cron }, lambda: { asynchronous: { retries: 1 } } },
    { ...job, schedule: { cron }, lambda: { asynchronous: { maxAge: '1h' } } },
  ],
  ['schedule/not-for-jobs', { port: 80, schedule: { cron } }, { ...job, schedule: { cron } }],
  ['volume/name', volume({ name: 'A' }), volume({ name: 'a' })],
  ['volume/name', volume({ name: 'kube-api-access-1' }), volume({ name: 'kube-api' })],
  ['volume/mount-path', volume({ mountPath: '../a' }), volume({ mountPath: '/a' })],
  ['volume/size', volume({ size: '0.5Mi' }), volume({ size: '1Mi' })],
  [
    'volume/duplicate',
    {
      volumes: [
        { name: 'a', mountPath: '/a' },
        { name: 'a', mountPath: '/b' },
      ],
    },
    {
      volumes: [
        { name: 'a', mountPath: '/a' },
        { name: 'b', mountPath: '/b' },
      ],
    },
  ],
  ['volume/duplicate', besideToken({ name: 'api-token' }), volume({ name: 'api-token' })],
  [
    'volume/duplicate',
    besideToken({ mountPath: TOKEN_FOLDER }),
    besideToken({ mountPath: '/var/run' }),
  ],
  [
    'volume/duplicate',
    besideToken({ mountPath: `${TOKEN_FOLDER}/mine` }),
    besideToken({ mountPath: `${TOKEN_FOLDER}s` }),
  ],
  ['kubernetes/port', { kubernetes: { servicePort: 0 } }, { kubernetes: { servicePort: 80 } }],
  ['kubernetes/user', { kubernetes: { runAsUser: 0 } }, { kubernetes: { runAsUser: 1 } }],
  [
    'kubernetes/secret-name',
    { kubernetes: { imagePullSecrets: ['A'] } },
    { kubernetes: { imagePullSecrets: ['a'] } },
  ],
  [
    'kubernetes/label',
    { kubernetes: { nodeSelector: { 'a b': '' } } },
    { kubernetes: { nodeSelector: { 'a/b': '' } } },
  ],
  ['kubernetes/access', access([], ['get']), access(['pods'], ['get'])],
  ['permission/wildcard', access(['pods'], ['*']), access(['pods'], ['get', 'list'])],
  [
    'safety/no-reason',
    { kubernetes: { givesUp: { readOnlyRoot: ' ' } } },
    { kubernetes: { givesUp: { readOnlyRoot: 'it writes beside its program' } } },
  ],
];

const ON_LAMBDA: readonly (readonly [code: string, faulty: object, sound: object])[] = [
  ['lambda/handler', { handler: 'a b' }, { handler: 'a.b' }],
  ['lambda/runtime', { runtime: 'Node 22' }, { runtime: 'nodejs22.x' }],
  ['lambda/concurrency', { reservedConcurrency: -1 }, { reservedConcurrency: 0 }],
  [
    'lambda/concurrency',
    { provisionedConcurrency: { min: 2, max: 1 } },
    { provisionedConcurrency: { min: 2, max: 2 } },
  ],
  ['lambda/retries', { asynchronous: { retries: 3 } }, { asynchronous: { retries: 2 } }],
  ['lambda/max-age', { asynchronous: { maxAge: '59s' } }, { asynchronous: { maxAge: '60s' } }],
  ['lambda/log-retention', { logRetentionDays: 31 }, { logRetentionDays: 30 }],
  [
    'lambda/vpc',
    { vpc: { subnetIds: [], securityGroupIds: ['sg-0a1b'] } },
    { vpc: { subnetIds: ['subnet-0a1b'], securityGroupIds: ['sg-0a1b'] } },
  ],
  [
    'lambda/access',
    iam('read', 'arn:aws:s3:::orders/*'),
    iam('s3:GetObject', 'arn:aws:s3:::orders/*'),
  ],
  [
    'permission/wildcard',
    iam('s3:*', 'arn:aws:s3:::orders/*'),
    iam('s3:GetObject', 'arn:aws:s3:::orders/*'),
  ],
  ['permission/wildcard', iam('s3:GetObject', '*'), iam('s3:GetObject', 'arn:aws:s3:::orders/*')],
];

const functionOf = (lambda: object) => ({ image: undefined, code: 'dist/web.zip', lambda });

export const SERVICE_FAULTS: readonly SeededFault[] = [
  ...ALONE.map(([code, faulty, sound]) => inProps(code, faulty, sound)),
  ...ON_LAMBDA.map(([code, faulty, sound]) =>
    inPropsOn(onLambda)(code, functionOf(faulty), functionOf(sound)),
  ),
];

function probe(readiness: object) {
  return { probes: { readiness } };
}

function volume(props: object) {
  return { volumes: [{ name: 'data', mountPath: '/data', ...props }] };
}

function besideToken(props: object) {
  return { ...volume(props), kubernetes: { mountsToken: true } };
}

function access(resources: readonly string[], verbs: readonly string[]) {
  return { kubernetes: { access: [{ resources, verbs }] } };
}

function iam(action: string, resource: string) {
  return { access: [{ actions: [action], resources: [resource] }] };
}
