import { Refused } from './exit';
import type { Io } from './io';
import { isWell, renderFailures, renderOutcomes, type StackOutcome } from './stack-outcomes';

export interface OutcomesEnd {
  readonly outcomes: readonly StackOutcome[];
  readonly throwIfInterrupted: () => void;
}

/**
 * Failures first and whole, then the result.
 *
 * @throws {Refused} when a stack did not succeed, with everything said already.
 */
export function sayOutcomes(io: Io, { json }: { readonly json: boolean }, end: OutcomesEnd): void {
  const failures = renderFailures(end.outcomes);
  if (failures !== '') io.err(failures);
  io.out(json ? JSON.stringify({ stacks: end.outcomes }, null, 2) : renderOutcomes(end.outcomes));
  end.throwIfInterrupted();
  if (!end.outcomes.every(isWell)) throw new Refused('');
}
