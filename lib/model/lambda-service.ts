import type { Problem } from '../errors';
import { checkWholeNumber } from './bounds';
import { durationShape, parseDuration, type Duration } from './quantity';
import { choice, listOf, number, objectOf, shown, text } from './shape';

/** What a function may do on AWS. */
export interface IamRule {
  /** Actions such as `s3:GetObject`. No wildcard. */
  readonly actions: readonly string[];
  /** ARNs of what it may do that to. */
  readonly resources: readonly string[];
}

/** Instances kept warm, as a fixed number or as bounds that follow the load. */
export interface ProvisionedConcurrencyProps {
  /** Fewest warm instances. A whole number from 1. */
  readonly min: number;
  /**
   * Most warm instances. A whole number, `min` or more.
   *
   * @default - `min`: a fixed number
   */
  readonly max?: number;
  /**
   * Share of the warm instances that should be busy, in percent: 10 to 90.
   *
   * @default 70
   */
  readonly targetPercent?: number;
}

/** What happens to events that were handed over without waiting for the answer. */
export interface AsynchronousProps {
  /**
   * Times that a failed event is tried again: 0 to 2.
   *
   * @default 2
   */
  readonly retries?: number;
  /**
   * Age at which an event is given up, from 60 seconds to 6 hours.
   *
   * @default '1h'
   */
  readonly maxAge?: Duration;
}

/** The network that a function joins. */
export interface VpcProps {
  /** Subnets, at least one, such as `subnet-0a1b2c3d`. */
  readonly subnetIds: readonly string[];
  /** Security groups, at least one, such as `sg-0a1b2c3d`. */
  readonly securityGroupIds: readonly string[];
}

/** Settings that only Lambda has. They mean nothing on another target. */
export interface LambdaServiceProps {
  /**
   * File and function that take the events, for a service given as `code`.
   *
   * @default 'index.handler'
   */
  readonly handler?: string;
  /**
   * Language runtime, for a service given as `code`.
   *
   * @default 'nodejs22.x'
   * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
   */
  readonly runtime?: string;
  /**
   * Processor architecture.
   *
   * @default 'arm64'
   */
  readonly architecture?: 'arm64' | 'x86_64';
  /**
   * Instances set aside for this function, which are also the most it can have. 0 stops it.
   *
   * @default - what the account has left
   */
  readonly reservedConcurrency?: number;
  /**
   * Instances kept warm behind alias `live`.
   *
   * @default - none
   */
  readonly provisionedConcurrency?: ProvisionedConcurrencyProps;
  /**
   * Retries of events handed over without waiting. What fails for good goes to a queue.
   *
   * @default - two retries, given up after an hour
   */
  readonly asynchronous?: AsynchronousProps;
  /**
   * The network to join.
   *
   * @default - none: the function reaches the internet and AWS, and no private network
   */
  readonly vpc?: VpcProps;
  /**
   * Days that logs are kept: one of the numbers that CloudWatch takes.
   *
   * @default 30
   */
  readonly logRetentionDays?: number;
  /**
   * What the function may do on AWS, beyond its logs, traces and declared calls.
   *
   * @default - nothing
   */
  readonly access?: readonly IamRule[];
}

export interface ProvisionedConcurrency {
  readonly min: number;
  readonly max: number;
  readonly targetPercent: number;
}

export interface LambdaService {
  readonly handler: string;
  readonly runtime: string;
  readonly architecture: 'arm64' | 'x86_64';
  readonly reservedConcurrency?: number;
  readonly provisionedConcurrency?: ProvisionedConcurrency;
  readonly asynchronous: { readonly retries: number; readonly maxAgeSeconds: number };
  readonly vpc?: VpcProps;
  readonly logRetentionDays: number;
  readonly access: readonly IamRule[];
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];
const MAX_CONCURRENCY = 100_000;

export const lambdaServiceShape = objectOf<LambdaServiceProps>({
  handler: text,
  runtime: text,
  architecture: choice('arm64', 'x86_64'),
  reservedConcurrency: number,
  provisionedConcurrency: objectOf<ProvisionedConcurrencyProps>(
    { min: number, max: number, targetPercent: number },
    ['min'],
  ),
  asynchronous: objectOf<AsynchronousProps>({ retries: number, maxAge: durationShape }),
  vpc: objectOf<VpcProps>({ subnetIds: listOf(text), securityGroupIds: listOf(text) }, [
    'subnetIds',
    'securityGroupIds',
  ]),
  logRetentionDays: number,
  access: listOf(
    objectOf<IamRule>({ actions: listOf(text), resources: listOf(text) }, ['actions', 'resources']),
  ),
});

export function resolveLambdaService(props: LambdaServiceProps = {}): LambdaService {
  const { handler = 'index.handler', runtime = 'nodejs22.x', architecture = 'arm64' } = props;
  const { reservedConcurrency, provisionedConcurrency, vpc } = props;
  const { asynchronous = {}, logRetentionDays = 30, access = [] } = props;
  return {
    handler,
    runtime,
    architecture,
    ...(reservedConcurrency !== undefined && { reservedConcurrency }),
    ...(provisionedConcurrency !== undefined && {
      provisionedConcurrency: resolveProvisioned(provisionedConcurrency),
    }),
    asynchronous: resolveAsynchronous(asynchronous),
    ...(vpc !== undefined && { vpc }),
    logRetentionDays,
    access,
  };
}

function resolveProvisioned(props: ProvisionedConcurrencyProps): ProvisionedConcurrency {
  const { min, max = min, targetPercent = 70 } = props;
  return { min, max, targetPercent };
}

function resolveAsynchronous({ retries = 2, maxAge = '1h' }: AsynchronousProps) {
  return { retries, maxAgeSeconds: parseDuration(maxAge) };
}

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
  for (const action of actions) {
    if (!action.includes('*') && /^[a-z0-9-]+:[A-Za-z0-9]+$/.test(action)) continue;
    const isWildcard = action.includes('*');
    yield {
      code: isWildcard ? 'permission/wildcard' : 'lambda/access',
      path: `${path}.actions`,
      message: `must name each action as <service>:<Action>, got ${shown(action)}`,
      ...(isWildcard && {
        hint: 'Name what the service uses: a wildcard also grants what AWS adds later.',
      }),
    };
  }
  for (const resource of resources) {
    if (/^arn:[\w-]+:[\w-]+:[\w-]*:[\w-]*:[\x20-\x7e]+$/.test(resource)) continue;
    yield {
      code: resource === '*' ? 'permission/wildcard' : 'lambda/access',
      path: `${path}.resources`,
      message: `must name each resource by its ARN, got ${shown(resource)}`,
    };
  }
}
