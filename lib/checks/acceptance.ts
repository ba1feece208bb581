import type { Severity } from '../errors';
import type { ReportedAcceptance } from '../model/report';
import type { Acceptance, StackModel, SystemProblem } from '../model/system';
import { acceptedServicePath } from './accepted-services';
import { ofStack } from './problem-of';
import { inOrder } from './problem-order';

interface Settled {
  /** What is left to say, and what is wrong with the acceptances themselves. */
  readonly problems: SystemProblem[];
  readonly acceptances: ReportedAcceptance[];
}

/** Silences the warnings that a stack accepts, and says which acceptances make no sense. */
export function applyAcceptances(
  problems: readonly SystemProblem[],
  stacks: readonly StackModel[],
): Settled {
  const silenced = new Set<SystemProblem>();
  const wrong: SystemProblem[] = [];
  const acceptances: ReportedAcceptance[] = [];
  for (const stack of stacks) {
    const own = problems.filter((problem) => problem.stack === stack.name);
    for (const [index, acceptance] of stack.acceptances.entries()) {
      const matched = own.filter((problem) => isAbout(acceptance, problem));
      const warnings = matched.filter((problem) => severityOf(problem) === 'warning');
      for (const warning of warnings) silenced.add(warning);
      const { code, reason } = acceptance;
      acceptances.push({ code, reason, silenced: warnings.map(({ subject }) => subject) });
      const isLost = own.some(({ path }) => path === acceptedServicePath(index));
      if (warnings.length > 0 || isLost) continue;
      wrong.push(ofStack(stack, useless(acceptance, index, matched)));
    }
  }
  const left = problems.filter((problem) => !silenced.has(problem));
  return { problems: inOrder([...left, ...wrong]), acceptances };
}

function isAbout({ code, service }: Acceptance, problem: SystemProblem): boolean {
  return problem.code === code && (service === undefined || problem.service === service);
}

function severityOf({ severity = 'error' }: SystemProblem): Severity {
  return severity;
}

function useless({ code }: Acceptance, index: number, matched: readonly SystemProblem[]) {
  const path = `accept[${index}].code`;
  if (matched.some((problem) => severityOf(problem) === 'error')) {
    return {
      code: 'acceptance/not-a-warning',
      path,
      message: `must be a warning's code, got ${code}, which is an error`,
      hint: 'Remove the acceptance and mend what the error says: an error cannot be accepted.',
    };
  }
  return {
    code: 'acceptance/unused',
    severity: 'warning' as const,
    path,
    message: `must match a warning of the stack, got ${code}, which ${found(matched)}`,
    hint: 'Remove the acceptance: it would hide the next warning of that code unseen.',
  };
}

function found(matched: readonly SystemProblem[]): string {
  return matched.length === 0 ? 'none has' : 'only notes have';
}
