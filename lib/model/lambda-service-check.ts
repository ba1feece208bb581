import type { Problem } from '../errors';
import { checkWholeNumber } from './bounds';
import {
  resolveLambdaService,
  resolveProvisioned,
  type IamRule,
  type LambdaServiceProps,
  type ProvisionedConcurrencyProps,
  type VpcProps,
} from './lambda-service';
import { shown } from './shape';

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];
const MAX_CONCURRENCY = 100_000;

/** What is wrong with settings that only Lambda has. */
export function* checkLambdaService(props: LambdaServiceProps = {}): Iterable<Problem> {
  const { handler, runtime, reservedConcurrency, asynchronous, logRetentionDays, access } =
    resolveLambdaService(props);
  yield* checkText(handler, 'handler', /^[\w./-]{1,128}$/);
  yield* checkText(runtime, 'runtime', /^[a-z]+[a-z0-9.]*$/);
  if (reservedConcurrency !== undefined) {
    const path = 'lambda.reservedConcurrency';
    yield* checkWholeNumber(reservedConcurrency, {
      code: 'lambda/concurrency',
      path,
      min: 0,
      max: MAX_CONCURRENCY,
    });
  }
  yield* checkProvisioned(props.provisionedConcurrency);
  const path = 'lambda.asynchronous';
  yield* checkWholeNumber(asynchronous.retries, {
    code: 'lambda/retries',
    path: `${path}.retries`,
    min: 0,
    max: 2,
  });
  yield* checkWholeNumber(asynchronous.maxAgeSeconds, {
    code: 'lambda/max-age',
    path: `${path}.maxAge`,
    min: 60,
    max: 21_600,
    unit: 'seconds',
  });
  if (!RETENTION_DAYS.includes(logRetentionDays)) {
    yield {
      code: 'lambda/log-retention',
      path: 'lambda.logRetentionDays',
      message: `must be one of ${RETENTION_DAYS.join(', ')}, got ${logRetentionDays}`,
    };
  }
  yield* checkVpc(props.vpc);
  for (const [index, rule] of access.entries()) yield* checkRule(rule, `lambda.access[${index}]`);
}

function* checkText(value: string, name: string, pattern: RegExp): Iterable<Problem> {
  if (pattern.test(value)) return;
  yield {
    code: `lambda/${name}`,
    path: `lambda.${name}`,
    message: `must match ${String(pattern)}, got ${shown(value)}`,
  };
}

function* checkProvisioned(props: ProvisionedConcurrencyProps | undefined): Iterable<Problem> {
  if (props === undefined) return;
  const { min, max, targetPercent } = resolveProvisioned(props);
  const path = 'lambda.provisionedConcurrency';
  const code = 'lambda/concurrency';
  yield* checkWholeNumber(min, { code, path: `${path}.min`, min: 1, max: MAX_CONCURRENCY });
  yield* checkWholeNumber(max, { code, path: `${path}.max`, min, max: MAX_CONCURRENCY });
  yield* checkWholeNumber(targetPercent, {
    code,
    path: `${path}.targetPercent`,
    min: 10,
    max: 90,
    unit: 'percent',
  });
}

function* checkVpc(vpc: VpcProps | undefined): Iterable<Problem> {
  if (vpc === undefined) return;
  for (const [key, prefix] of [
    ['subnetIds', 'subnet-'],
    ['securityGroupIds', 'sg-'],
  ] as const) {
    const ids = vpc[key];
    if (
      ids.length > 0 &&
      ids.every((id) => id.startsWith(prefix) && /^[a-z]+-[0-9a-f]{4,32}$/.test(id))
    )
      continue;
    yield {
      code: 'lambda/vpc',
      path: `lambda.vpc.${key}`,
      message: `must name at least one by its id, such as '${prefix}0a1b2c3d', got ${shown(ids[0] ?? 'none')}`,
    };
  }
}

function* checkRule({ actions, resources }: IamRule, path: string): Iterable<Problem> {
  for (const [key, values] of [
    ['actions', actions],
    ['resources', resources],
  ] as const) {
    if (values.length > 0) continue;
    yield {
      code: 'lambda/access',
      path: `${path}.${key}`,
      message: 'must name at least one, got none',
    };
  }
  for (const action of actions) yield* checkAction(action, `${path}.actions`);
  for (const resource of resources) yield* checkResource(resource, `${path}.resources`);
}

function* checkAction(action: string, path: string): Iterable<Problem> {
  const isWildcard = action.includes('*');
  if (!isWildcard && /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) return;
  yield {
    code: isWildcard ? 'permission/wildcard' : 'lambda/access',
    path,
    message: `must name each action as <service>:<Action>, got ${shown(action)}`,
    ...(isWildcard && {
      hint: 'Name what the service uses: a wildcard also grants what AWS adds later.',
    }),
  };
}

function* checkResource(resource: string, path: string): Iterable<Problem> {
  if (/^arn:[\w-]+:[\w-]+:[\w-]*:[\w-]*:[\x20-\x7e]+$/.test(resource)) return;
  yield {
    code: resource === '*' ? 'permission/wildcard' : 'lambda/access',
    path,
    message: `must name each resource by its ARN, got ${shown(resource)}`,
  };
}
