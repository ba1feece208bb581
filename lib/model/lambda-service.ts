import { durationShape, parseDuration, type Duration } from './quantity';
import { choice, listOf, number, objectOf, text } from './shape';

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
   * @default - no instance waits
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
   * @default - no network: the function reaches the internet and AWS, and no private network
   */
  readonly vpc?: VpcProps;
  /**
   * Days that logs are kept: one of the numbers that CloudWatch takes. A year, so that what is found
   * late can still be looked into.
   *
   * @default 365
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
  const { asynchronous = {}, logRetentionDays = 365, access = [] } = props;
  return {
    handler,
    runtime,
    architecture,
    ...resolveLimits(props),
    asynchronous: resolveAsynchronous(asynchronous),
    logRetentionDays,
    access,
  };
}

function resolveLimits({ reservedConcurrency, provisionedConcurrency, vpc }: LambdaServiceProps) {
  return {
    ...(reservedConcurrency !== undefined && { reservedConcurrency }),
    ...(provisionedConcurrency !== undefined && {
      provisionedConcurrency: resolveProvisioned(provisionedConcurrency),
    }),
    ...(vpc !== undefined && { vpc }),
  };
}

export function resolveProvisioned(props: ProvisionedConcurrencyProps): ProvisionedConcurrency {
  const { min, max = min, targetPercent = 70 } = props;
  return { min, max, targetPercent };
}

function resolveAsynchronous({ retries = 2, maxAge = '1h' }: AsynchronousProps) {
  return { retries, maxAgeSeconds: parseDuration(maxAge) };
}
