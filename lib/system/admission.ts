import { applyAcceptances } from '../checks/acceptance';
import { checkSystem } from '../checks/check-system';
import { ValidationError, type LocatedProblem } from '../errors';
import { groupBy } from '../model/group-by';
import type { Edge, PlacedService, StackModel, SystemModel, SystemProblem } from '../model/system';
import type { Draft } from '../targets/draft';
import { readArchives, type CodeArchive } from '../targets/lambda/code';
import { lowerStack } from '../targets/lower';
import { writeReport, type HasContext } from './refusal';
import { reportSystem } from './report-system';
import { readPlace } from '../source-location';

/** A stack with everything that was declared in it. */
export interface DeclaredStack extends HasContext {
  readonly model: StackModel;
  readonly services: readonly PlacedService[];
  readonly edges: readonly Edge[];
}

/** A system that was checked: what each stack writes. */
export interface Admission {
  /** Drafts by the stack's name. */
  readonly drafts: ReadonlyMap<string, readonly Draft[]>;
  /** Code of functions, by `<stack>/<service>`. */
  readonly archives: ReadonlyMap<string, CodeArchive>;
  /** Warnings that nobody accepted, by the stack's name. */
  readonly warnings: ReadonlyMap<string, readonly LocatedProblem[]>;
}

/**
 * Checks all stacks of an app as one system and lowers each.
 *
 * @throws {ValidationError} naming every problem, if one of them is an error.
 */
export function admit(root: HasContext, stacks: readonly DeclaredStack[]): Admission {
  const system = systemOf(stacks);
  const { archives, problems: missing } = readArchives(system);
  const found = applyAcceptances([...checkSystem(system), ...missing], system.stacks);
  const { acceptances } = found;
  const problems = found.problems.map(locate);
  const isRefused = problems.some(({ severity = 'error' }) => severity === 'error');

  const drafts = new Map(
    (isRefused ? [] : system.stacks).map((stack) => [
      stack.name,
      lowerStack(stack, system, archives),
    ]),
  );
  writeReport(root, () => ({ ...reportSystem(system, drafts), problems, acceptances }));
  if (isRefused) throw new ValidationError(problems);
  return { drafts, archives, warnings: warningsByStack(found.problems) };
}

function systemOf(stacks: readonly DeclaredStack[]): SystemModel {
  return {
    stacks: stacks.map(({ model }) => model),
    services: stacks.flatMap(({ services }) => services),
    edges: stacks.flatMap(({ edges }) => edges),
  };
}

function warningsByStack(problems: readonly SystemProblem[]): Map<string, LocatedProblem[]> {
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  const byStack = [...groupBy(warnings, ({ stack }) => stack)];
  return new Map(byStack.map(([stack, own]) => [stack, own.map(locate)]));
}

function locate(problem: SystemProblem): LocatedProblem {
  const { code, path, message, hint, severity, subject, place, otherPlace } = problem;
  const other = otherPlace === undefined ? '' : readPlace(otherPlace);
  return {
    code,
    path,
    message: other === '' ? message : `${message}, first at ${other}`,
    ...(hint !== undefined && { hint }),
    ...(severity !== undefined && { severity }),
    subject,
    location: readPlace(place),
  };
}
