import { externalService } from '../../../lib/model/external';
import type { MicroserviceProps } from '../../../lib/model/service';
import { kubernetes, lambda } from '../../../lib/model/target';
import { aShop, SOUND, type Design } from '../design';
import { inProps, inPropsOn, onKubernetes, onLambda, type SeededFault } from './seeded-fault';

const CODE = { image: undefined as never, code: 'dist/web.zip' };
const IN_ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/web:1';
const other = kubernetes({ namespace: 'shop', context: 'elsewhere' });
const long = 'a'.repeat(40);

const aJob: MicroserviceProps = { port: undefined as never, schedule: { cron: '0 3 * * *' } };

const accept = [{ code: 'public/no-authentication', reason: 'a gateway before it asks' }];

/** Two stacks, each with these services, each in the namespace given. */
function twoStacks(
  first: readonly [namespace: string, exists: boolean],
  second: readonly [namespace: string, exists: boolean],
  services: readonly [string, string],
): Design {
  const stack = ([namespace, namespaceExists]: readonly [string, boolean], service: string) => ({
    target: kubernetes({ namespace, namespaceExists }),
    services: { [service]: SOUND },
  });
  return { stacks: { one: stack(first, services[0]), two: stack(second, services[1]) }, calls: [] };
}

function functions(stacks: Readonly<Record<string, string>>): Design {
  const designs = Object.entries(stacks).map(([stack, service]) => [
    stack,
    { target: onLambda, services: { [service]: { code: 'dist/web.zip' } as MicroserviceProps } },
  ]);
  return { stacks: Object.fromEntries(designs), calls: [] };
}

const onFunctions = (faulty: object, sound: object, code = 'target/unsupported'): SeededFault =>
  inPropsOn(onLambda)(code, { ...CODE, ...faulty }, { ...CODE, ...sound });

export const TARGET_FAULTS: readonly SeededFault[] = [
  inProps('target/needs-image', CODE, { image: 'shop/web:1', code: 'dist/web.zip' }),
  inPropsOn(onLambda)('target/needs-code', { image: undefined }, { image: IN_ECR }),
  inPropsOn(onLambda)('target/unsupported', { image: 'shop/web:1' }, { image: IN_ECR }),
  inPropsOn(onLambda)(
    'target/unsupported',
    { image: IN_ECR.replace('eu-west-1', 'us-east-1') },
    { ...CODE, image: 'shop/web:1' },
  ),
  onFunctions({ protocol: 'grpc' }, { protocol: 'http' }),
  onFunctions({ protocol: 'tcp' }, {}),
  onFunctions({ command: ['run'] }, { image: 'shop/web:1', command: ['run'] }),
  onFunctions({ cpuLimit: '1' }, { cpu: '1' }),
  onFunctions({ memory: '127Mi' }, { memory: '128Mi' }),
  onFunctions({ memory: '10241Mi' }, { memory: '10240Mi' }),
  onFunctions({ memory: '256Mi', memoryLimit: '512Mi' }, { memory: '512Mi', memoryLimit: '512Mi' }),
  onFunctions({ probes: { readiness: { httpPath: '/' } } }, { probes: { readiness: 'off' } }),
  onFunctions({ probes: { startup: {} } }, { probes: { startup: 'off' } }),
  onFunctions({ probes: { liveness: {} } }, { probes: {} }),
  onFunctions({ scaling: { replicas: 0 } }, { scaling: { replicas: 1 } }),
  onFunctions({ termination: { grace: '10s' } }, { termination: {} }),
  onFunctions({ termination: { drain: '1s' } }, {}),
  onFunctions(
    { volumes: [{ name: 'cache', mountPath: '/cache' }] },
    { volumes: [{ name: 'cache', mountPath: '/tmp', size: '1Gi' }] },
  ),
  onFunctions(
    { volumes: [{ name: 'cache', mountPath: '/tmp', medium: 'memory' }] },
    { volumes: [] },
  ),
  onFunctions(
    { volumes: [{ name: 'tmp', mountPath: '/tmp', size: '10241Mi' }] },
    { volumes: [{ name: 'tmp', mountPath: '/tmp', size: '10Gi' }] },
  ),
  {
    name: 'a public function that may take longer than the HTTP API before it',
    code: 'target/unsupported',
    faulty: aPublicFunction('31s'),
    sound: aPublicFunction('30s'),
  },
  ...jobs(),
  onFunctions(
    { environment: { AWS_REGION: 'here' } },
    { environment: { AWS_REGIONS: 'here' } },
    'target/variable-name',
  ),
  onFunctions({ environment: { _A: '' } }, { environment: { A_: '' } }, 'target/variable-name'),
  onFunctions({ environment: { A: '' } }, { environment: { AA: '' } }, 'target/variable-name'),
  onFunctions(
    { environment: { TEXT: 'x'.repeat(4093) } },
    { environment: { TEXT: 'x'.repeat(4092) } },
    'target/environment-too-large',
  ),
  onFunctions(
    { lambda: { reservedConcurrency: 2, provisionedConcurrency: { min: 1, max: 3 } } },
    { lambda: { reservedConcurrency: 3, provisionedConcurrency: { min: 1, max: 3 } } },
    'lambda/provisioned-above-reserved',
  ),
  {
    name: 'a function with a name of 65 characters',
    code: 'target/name-too-long',
    faulty: functions({ [long]: 'b'.repeat(24) }),
    sound: functions({ [long]: 'b'.repeat(23) }),
  },
  {
    name: 'a scheduled function with a name of 56 characters',
    code: 'target/name-too-long',
    faulty: aShop({ ['a'.repeat(51)]: { ...aJob, code: 'dist/web.zip' } }, [], {
      target: onLambda,
    }),
    sound: aShop({ ['a'.repeat(50)]: { ...aJob, code: 'dist/web.zip' } }, [], { target: onLambda }),
  },
  {
    name: 'a job with a name of 53 characters',
    code: 'target/name-too-long',
    faulty: aShop({ ['a'.repeat(53)]: aJob }),
    sound: aShop({ ['a'.repeat(52)]: aJob }),
  },
  {
    name: 'a public service with a name of 57 characters',
    code: 'target/name-too-long',
    ...publicNamed('a'.repeat(57), 'a'.repeat(56)),
  },
  {
    name: 'two stacks that write one namespace',
    code: 'system/duplicate-address',
    faulty: twoStacks(['shop', false], ['shop', false], ['web', 'orders']),
    sound: twoStacks(['shop', false], ['shop', true], ['web', 'orders']),
  },
  {
    name: 'two services of one name in one namespace',
    code: 'system/duplicate-address',
    faulty: twoStacks(['shop', false], ['shop', true], ['web', 'web']),
    sound: twoStacks(['shop', false], ['back', false], ['web', 'web']),
  },
  {
    name: "a service that is named like another's public address",
    code: 'system/duplicate-address',
    ...publicBeside('web-public', 'web-private'),
  },
  {
    name: 'a service that is named like a policy of its namespace',
    code: 'system/duplicate-address',
    faulty: aShop({ 'allow-dns': {} }),
    sound: aShop({ 'allow-dns': {} }, [], {
      target: kubernetes({ namespace: 'shop', namespaceExists: true }),
    }),
  },
  {
    name: 'two functions of one name',
    code: 'system/duplicate-address',
    faulty: functions({ 'a-b': 'c', a: 'b-c' }),
    sound: functions({ 'a-b': 'c', a: 'b-d' }),
  },
  {
    name: "a function that is named like a job's schedule",
    code: 'system/duplicate-address',
    faulty: besideJob('nightly-schedule'),
    sound: besideJob('nightly-report'),
  },
  {
    name: 'a function that calls a host whose variable no function may have',
    code: 'target/variable-name',
    faulty: aFunctionCalling('1.example'),
    sound: aFunctionCalling('one.example'),
  },
  {
    name: 'an environment that its calls make too large',
    code: 'target/environment-too-large',
    faulty: aFunctionCalling('a'.repeat(63), 'x'.repeat(4096 - 70)),
    sound: aFunctionCalling('a'.repeat(63), 'x'.repeat(4096 - 75)),
  },
  {
    name: 'two clusters in one stack',
    code: 'stack/two-clusters',
    faulty: aShop({ web: {}, orders: { target: other } }),
    sound: aShop({ web: { target: other }, orders: { target: other } }, [], { target: onLambda }),
  },
  {
    name: 'two regions in one stack',
    code: 'stack/two-clusters',
    faulty: aShop({ web: CODE, orders: { ...CODE, target: lambda({ region: 'us-east-1' }) } }, [], {
      target: onLambda,
    }),
    sound: aShop({ web: CODE, orders: { target: onKubernetes } }, [], { target: onLambda }),
  },
  {
    name: 'a stack on a namespace that no cluster takes',
    code: 'target/namespace',
    faulty: aShop({ web: {} }, [], { target: kubernetes({ namespace: 'Shop' }) }),
    sound: aShop({ web: {} }, [], { target: kubernetes({ namespace: 'shop' }) }),
  },
  {
    name: 'a stack in a region that is none',
    code: 'target/region',
    faulty: aShop({ web: {} }, [], { target: lambda({ region: 'europe' }) }),
    sound: aShop({ web: CODE }, [], { target: lambda({ region: 'eu-west-1' }) }),
  },
  {
    name: 'a tag that AWS keeps to itself',
    code: 'target/tag',
    faulty: aShop({ web: {} }, [], {
      target: lambda({ region: 'eu-west-1', tags: { 'aws:team': 'shop' } }),
    }),
    sound: aShop({ web: CODE }, [], {
      target: lambda({ region: 'eu-west-1', tags: { team: 'shop' } }),
    }),
  },
];

function jobs(): SeededFault[] {
  const cron = '0 3 * * *';
  const job = { ...CODE, port: undefined as never };
  const pairs = [
    [{ cron: '0 3 1 * 1' }, { cron: '0 3 1 * *' }],
    [
      { cron, overlap: 'replace' },
      { cron, overlap: 'forbid' },
    ],
    [
      { cron, deadline: '901s' },
      { cron, deadline: '15m' },
    ],
    [
      { cron, retries: 3 },
      { cron, retries: 2 },
    ],
  ] as const;
  const inSchedule = pairs.map(([faulty, sound]) =>
    onFunctions({ ...job, schedule: faulty }, { ...job, schedule: sound }),
  );
  const reserved = (count: number) => ({ lambda: { reservedConcurrency: count } });
  const warm = (max: number) => ({ lambda: { provisionedConcurrency: { min: 1, max } } });
  const daily = { ...job, schedule: { cron } };
  return [
    ...inSchedule,
    onFunctions(
      { ...daily, ...reserved(2) },
      { ...daily, ...reserved(1) },
      'lambda/overlapping-runs',
    ),
    onFunctions(
      { ...daily, ...warm(2) },
      { ...daily, ...warm(1) },
      'lambda/provisioned-above-reserved',
    ),
  ];
}

function besideJob(name: string): Design {
  const nightly = {
    code: 'dist/web.zip',
    port: undefined as never,
    schedule: { cron: '0 3 * * *' },
  };
  return aShop({ nightly, [name]: { code: 'dist/web.zip' } }, [], { target: onLambda });
}

function aFunctionCalling(host: string, text = ''): Design {
  const web = { code: 'dist/web.zip', environment: { TEXT: text } };
  return aShop({ web }, [['web', externalService(host, 443)]], { target: onLambda });
}

function aPublicFunction(requestTimeout: '30s' | '31s'): Design {
  const web = { code: 'dist/web.zip', isPublic: true, requestTimeout };
  return aShop({ web }, [], { accept, target: onLambda });
}

function publicNamed(faulty: string, sound: string): Pick<SeededFault, 'faulty' | 'sound'> {
  const design = (name: string) => aShop({ [name]: { isPublic: true } }, [], { accept });
  return { faulty: design(faulty), sound: design(sound) };
}

function publicBeside(faulty: string, sound: string): Pick<SeededFault, 'faulty' | 'sound'> {
  const design = (name: string) => aShop({ web: { isPublic: true }, [name]: {} }, [], { accept });
  return { faulty: design(faulty), sound: design(sound) };
}
