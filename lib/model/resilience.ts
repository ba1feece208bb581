import type { Problem } from '../errors';
import { checkWholeNumber } from './bounds';
import {
  durationShape,
  parseDuration,
  parsePercent,
  percentShape,
  type Duration,
  type Percent,
} from './quantity';
import { choice, either, number, objectOf } from './shape';

/** How many replicas may be taken away at once by the platform, for upgrades and the like. */
export interface DisruptionBudgetProps {
  /**
   * Most replicas away at once: a whole number, or a share of them.
   *
   * @default 1
   */
  readonly maxUnavailable?: number | Percent;
  /** Fewest replicas left, instead of `maxUnavailable`. */
  readonly minAvailable?: number | Percent;
}

export type DisruptionBudget =
  | { readonly bound: 'maxUnavailable' | 'minAvailable'; readonly replicas: number }
  | { readonly bound: 'maxUnavailable' | 'minAvailable'; readonly percent: number };

/** How strongly replicas keep apart: `'required'` leaves one unscheduled rather than doubling up. */
export type Spreading = 'preferred' | 'required' | 'off';

/** Where replicas are put, so that one failing zone or node does not take them all. */
export interface SpreadProps {
  /**
   * Over availability zones.
   *
   * @default 'preferred'
   */
  readonly zones?: Spreading;
  /**
   * Over nodes.
   *
   * @default 'preferred'
   */
  readonly nodes?: Spreading;
}

export type Spread = Required<SpreadProps>;

/** How a replica ends without losing requests. */
export interface TerminationProps {
  /**
   * Time from the request to stop until the replica is killed, in whole seconds from 1 to 3600.
   * Must be longer than `drain`.
   *
   * @default '30s'
   */
  readonly grace?: Duration;
  /**
   * Time that a replica goes on serving before it is asked to stop, so that everybody has learned
   * that it leaves. In whole seconds. Runs `sleep` in the container, so the image needs one.
   *
   * @default '0s'
   */
  readonly drain?: Duration;
}

export interface Termination {
  readonly graceSeconds: number;
  readonly drainSeconds: number;
}

const amountShape = either(`a number or a share such as '25%'`, number, percentShape);
export const disruptionBudgetShape = objectOf<DisruptionBudgetProps>({
  maxUnavailable: amountShape,
  minAvailable: amountShape,
});
const spreadingShape = choice('preferred', 'required', 'off');
export const spreadShape = objectOf<SpreadProps>({ zones: spreadingShape, nodes: spreadingShape });
export const terminationShape = objectOf<TerminationProps>({
  grace: durationShape,
  drain: durationShape,
});

export function resolveDisruptionBudget(props: DisruptionBudgetProps = {}): DisruptionBudget {
  const { minAvailable, maxUnavailable = 1 } = props;
  const bound = minAvailable === undefined ? 'maxUnavailable' : 'minAvailable';
  const amount = minAvailable ?? maxUnavailable;
  return typeof amount === 'number'
    ? { bound, replicas: amount }
    : { bound, percent: parsePercent(amount) };
}

export function resolveSpread({
  zones = 'preferred',
  nodes = 'preferred',
}: SpreadProps = {}): Spread {
  return { zones, nodes };
}

export function resolveTermination({
  grace = '30s',
  drain = '0s',
}: TerminationProps = {}): Termination {
  return { graceSeconds: parseDuration(grace), drainSeconds: parseDuration(drain) };
}

export function* checkDisruptionBudget(props: DisruptionBudgetProps = {}): Iterable<Problem> {
  const { minAvailable, maxUnavailable } = props;
  if (minAvailable !== undefined && maxUnavailable !== undefined) {
    yield {
      code: 'disruption/two-bounds',
      path: 'disruptionBudget',
      message: 'must have one of minAvailable and maxUnavailable, got both',
    };
  }
  for (const bound of ['minAvailable', 'maxUnavailable'] as const) {
    const amount = props[bound];
    const place = { code: 'disruption/amount', path: `disruptionBudget.${bound}`, min: 0 };
    if (typeof amount === 'number') yield* checkWholeNumber(amount, { ...place, max: 1000 });
    if (typeof amount === 'string') {
      yield* checkWholeNumber(parsePercent(amount), { ...place, max: 100, unit: 'percent' });
    }
  }
}

export function* checkTermination(props: TerminationProps = {}): Iterable<Problem> {
  const { graceSeconds, drainSeconds } = resolveTermination(props);
  const seconds = { code: 'termination/seconds', max: 3600, unit: 'seconds' };
  yield* checkWholeNumber(graceSeconds, { ...seconds, path: 'termination.grace', min: 1 });
  yield* checkWholeNumber(drainSeconds, { ...seconds, path: 'termination.drain', min: 0 });
  if (graceSeconds <= drainSeconds) {
    yield {
      code: 'termination/grace-below-drain',
      path: 'termination.grace',
      message: `must be longer than the drain (${drainSeconds} seconds), got ${graceSeconds} seconds`,
      hint: 'Lengthen termination.grace: the drain is part of it, and the service needs time to stop.',
    };
  }
}
