import { measure, type Measurement, type Program } from './measure';

/**
 * One side's fastest run, since whatever else the machine does can only slow a run down, and its largest
 * peak.
 */
export interface Side extends Measurement {
  readonly name: string;
}

/** Two programs side by side. */
export interface Comparison {
  readonly what: string;
  readonly ours: Side;
  readonly other: Side;
  /** Our time divided by the other's. */
  readonly ratio: number;
  /** The most that `ratio` should be, where there is a goal. */
  readonly goal?: number;
}

interface Contestant {
  readonly name: string;
  readonly program: Program;
}

interface Contest {
  readonly what: string;
  readonly ours: Contestant;
  readonly other: Contestant;
  readonly goal?: number;
  readonly rounds: number;
  /** Throws unless both have done the same. */
  readonly check?: () => void;
}

/** Runs both programs in turn, so that whatever else the machine does meets both. */
export function compare(contest: Contest, peakReporter: string): Comparison {
  const { what, goal, rounds, check } = contest;
  const ours: Measurement[] = [];
  const other: Measurement[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(measure(contest.ours.program, peakReporter));
    other.push(measure(contest.other.program, peakReporter));
    check?.();
  }
  const sides = { ours: sideOf(contest.ours, ours), other: sideOf(contest.other, other) };
  const ratio = sides.ours.seconds / sides.other.seconds;
  return { what, ...sides, ratio, ...(goal === undefined ? {} : { goal }) };
}

function sideOf({ name }: Contestant, runs: readonly Measurement[]): Side {
  return {
    name,
    seconds: Math.min(...runs.map(({ seconds }) => seconds)),
    peakMiB: Math.max(...runs.map(({ peakMiB }) => peakMiB)),
  };
}
