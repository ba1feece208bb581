import type { Outcome } from '../terraform/in-order';
import { TerraformFailed } from '../terraform/steps';
import type { ChangeCounts } from '../terraform/ui-event';
import { StackFailed } from './apply-stack';
import { Refused } from './exit';

/** How one stack fared, as text and JSON tell it. */
export interface StackOutcome {
  readonly stack: string;
  readonly status: 'applied' | 'planned' | 'unchanged' | 'failed' | 'skipped';
  readonly changes?: ChangeCounts;
  /** Why it failed or was skipped, in Terraform's words where they are Terraform's. */
  readonly reason?: string;
  /** Addresses; only where an apply stopped half-way. */
  readonly applied?: readonly string[];
  readonly notApplied?: readonly string[];
}

export interface Succeeded {
  readonly kind: 'applied' | 'planned' | 'unchanged';
  readonly changes: ChangeCounts;
}

/** @throws what is neither a refusal nor Terraform's failure: that is a bug of ours. */
export function stackOutcomes(
  outcomes: ReadonlyMap<string, Outcome<Succeeded>>,
): readonly StackOutcome[] {
  return [...outcomes].map(([stack, outcome]) => outcomeOf(stack, outcome));
}

function outcomeOf(stack: string, outcome: Outcome<Succeeded>): StackOutcome {
  switch (outcome.kind) {
    case 'done':
      return { stack, status: outcome.value.kind, changes: outcome.value.changes };
    case 'failed':
      return { stack, status: 'failed', ...failureOf(outcome.error) };
    case 'skipped':
      return { stack, status: 'skipped', reason: skipReason(outcome.because) };
    default:
      return outcome satisfies never;
  }
}

function failureOf(error: unknown): Partial<StackOutcome> {
  if (error instanceof StackFailed) {
    const { message, applied, notApplied } = error;
    return { reason: message, applied, notApplied };
  }
  if (error instanceof TerraformFailed || error instanceof Refused)
    return { reason: error.message };
  throw error;
}

function skipReason(because: readonly string[]): string {
  return because.length === 0
    ? 'interrupted before it began'
    : `${because.join(', ')} did not succeed`;
}

export function isWell({ status }: StackOutcome): boolean {
  return status !== 'failed' && status !== 'skipped';
}

/** Terraform's own words on each failure, whole. */
export function renderFailures(outcomes: readonly StackOutcome[]): string {
  return outcomes
    .filter(({ status }) => status === 'failed')
    .map(({ stack, reason = '', ...rest }) =>
      [`stack "${stack}" failed`, reason, ...halves(rest)].join('\n'),
    )
    .join('\n\n');
}

function halves({ applied, notApplied }: Partial<StackOutcome>): string[] {
  const line = (words: string, addresses: readonly string[] = []): string[] =>
    addresses.length === 0 ? [] : [`${words}: ${addresses.join(', ')}`];
  return [...line('applied', applied), ...line('not applied', notApplied)];
}

/** One line per stack. */
export function renderOutcomes(outcomes: readonly StackOutcome[]): string {
  return outcomes
    .map(({ stack, status, changes, reason = '' }) => {
      const told =
        changes === undefined ? (status === 'skipped' ? reason : '') : renderChanges(changes);
      return [stack, status, told].filter((part) => part !== '').join('\t');
    })
    .join('\n');
}

function renderChanges({ add, change, remove }: ChangeCounts): string {
  return `add ${add}, change ${change}, remove ${remove}`;
}
