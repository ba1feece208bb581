import type { Problem } from '../errors';
import { checkNumber, checkWholeNumber } from './bounds';
import { number, objectOf, shown, text } from './shape';

/** A number of requests per second to hold, measured by a metric that the cluster serves. */
export interface RequestRate {
  /** The metric's name in the cluster's custom metrics API, such as `http_requests_per_second`. */
  readonly metric: string;
  /** Requests per second that one replica should see, above 0. */
  readonly perReplica: number;
}

/** How many replicas run, and when that number changes. */
export interface ScalingProps {
  /**
   * A fixed number of replicas, 0 to 1000, instead of the two bounds.
   *
   * @default 2
   */
  readonly replicas?: number;
  /** Fewest replicas kept running. A whole number from 1 to 1000. */
  readonly minReplicas?: number;
  /** Most replicas ever started. A whole number, `minReplicas` or more. */
  readonly maxReplicas?: number;
  /**
   * Average CPU use to hold, in percent of what each replica requests: 1 to 100.
   *
   * @default - 70 where there is no other target
   */
  readonly targetCpuPercent?: number;
  /** Average memory use to hold, in percent of what each replica requests: 1 to 100. */
  readonly targetMemoryPercent?: number;
  /** Requests per second to hold for each replica. */
  readonly targetRequestsPerSecond?: RequestRate;
}

export interface Scaling {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly targetCpuPercent?: number;
  readonly targetMemoryPercent?: number;
  readonly targetRequestsPerSecond?: RequestRate;
}

export const scalingShape = objectOf<ScalingProps>({
  replicas: number,
  minReplicas: number,
  maxReplicas: number,
  targetCpuPercent: number,
  targetMemoryPercent: number,
  targetRequestsPerSecond: objectOf<RequestRate>({ metric: text, perReplica: number }, [
    'metric',
    'perReplica',
  ]),
});

const DEFAULT_REPLICAS = 2;
const DEFAULT_TARGET_CPU_PERCENT = 70;
const MAX_REPLICAS = 1000;

/** Without props: two replicas, never more, never fewer. */
export function resolveScaling(props: ScalingProps = {}): Scaling {
  const { replicas = DEFAULT_REPLICAS, minReplicas = replicas } = props;
  const { maxReplicas = minReplicas } = props;
  return { minReplicas, maxReplicas, ...resolveTargets(props, minReplicas !== maxReplicas) };
}

function resolveTargets(
  props: ScalingProps,
  scales: boolean,
): Omit<Scaling, 'minReplicas' | 'maxReplicas'> {
  const { targetCpuPercent, targetMemoryPercent, targetRequestsPerSecond } = props;
  const others = {
    ...(targetMemoryPercent !== undefined && { targetMemoryPercent }),
    ...(targetRequestsPerSecond !== undefined && { targetRequestsPerSecond }),
  };
  if (targetCpuPercent !== undefined) return { targetCpuPercent, ...others };
  const isAlone = Object.keys(others).length === 0;
  return scales && isAlone ? { targetCpuPercent: DEFAULT_TARGET_CPU_PERCENT } : others;
}

export function* checkScaling(props: ScalingProps = {}): Iterable<Problem> {
  const { replicas, minReplicas, maxReplicas } = props;
  if (replicas !== undefined) {
    yield* checkWholeNumber(replicas, {
      code: 'scaling/replicas',
      path: 'scaling.replicas',
      min: 0,
      max: MAX_REPLICAS,
    });
  }
  if (minReplicas !== undefined) {
    yield* checkWholeNumber(minReplicas, {
      code: 'scaling/min-too-small',
      path: 'scaling.minReplicas',
      min: 1,
      max: MAX_REPLICAS,
    });
  }
  yield* checkRange(props);
  if (maxReplicas !== undefined && minReplicas !== undefined)
    yield* checkMax(maxReplicas, minReplicas);
  yield* checkTargets(props);
}

/** A range is both of its ends, and does not go with a fixed number. */
function* checkRange({ replicas, minReplicas, maxReplicas }: ScalingProps): Iterable<Problem> {
  if (replicas !== undefined && (minReplicas !== undefined || maxReplicas !== undefined)) {
    yield {
      code: 'scaling/fixed-and-range',
      path: 'scaling.replicas',
      message: 'must stand alone, got it beside minReplicas or maxReplicas',
      hint: 'Keep replicas for a fixed size, or the two bounds for an autoscaler.',
    };
  } else if ((minReplicas === undefined) !== (maxReplicas === undefined)) {
    const absent = minReplicas === undefined ? 'minReplicas' : 'maxReplicas';
    yield {
      code: 'scaling/half-a-range',
      path: `scaling.${absent}`,
      message: 'must be given beside the other bound, got nothing',
    };
  }
}

function* checkMax(maxReplicas: number, minReplicas: number): Iterable<Problem> {
  if (Number.isInteger(maxReplicas) && maxReplicas >= minReplicas && maxReplicas <= MAX_REPLICAS)
    return;
  yield {
    code: 'scaling/max-below-min',
    path: 'scaling.maxReplicas',
    message: `must be a whole number from minReplicas (${minReplicas}) to ${MAX_REPLICAS}, got ${maxReplicas}`,
  };
}

function* checkTargets(props: ScalingProps): Iterable<Problem> {
  for (const name of ['targetCpuPercent', 'targetMemoryPercent'] as const) {
    const value = props[name];
    if (value === undefined) continue;
    const bound = {
      code: 'scaling/target',
      path: `scaling.${name}`,
      min: 1,
      max: 100,
      unit: 'percent',
    };
    yield* checkWholeNumber(value, bound);
  }
  const rate = props.targetRequestsPerSecond;
  const path = 'scaling.targetRequestsPerSecond';
  if (rate !== undefined) {
    yield* checkNumber(rate.perReplica, {
      code: 'scaling/target',
      path: `${path}.perReplica`,
      min: 0.001,
      max: 1e9,
    });
    if (!/^[a-zA-Z_:][\w:./-]{0,252}$/.test(rate.metric)) {
      yield {
        code: 'scaling/metric-name',
        path: `${path}.metric`,
        message: `must be a metric's name, got ${shown(rate.metric)}`,
      };
    }
  }
  const hasTarget = Object.keys(props).some((key) => key.startsWith('target'));
  if (hasTarget && props.maxReplicas === undefined) {
    yield {
      code: 'scaling/target-without-range',
      path: 'scaling',
      message:
        'must have minReplicas and maxReplicas for a target to move between, got a fixed size',
    };
  }
}
