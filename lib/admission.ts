import { AnnotationMetadataEntryType } from 'cdktf';
import type { IConstruct } from 'constructs';

import { applyAcceptances } from './checks/acceptance';
import { checkSystem } from './checks/check-system';
import { renderProblems, ValidationError, type LocatedProblem } from './errors';
import type { SystemModel, SystemProblem } from './model/system';
import { writeReport } from './refusal';
import { readPlace } from './source-location';
import type { ServiceStack } from './stack';
import { reportSystem } from './system-report';
import type { Draft } from './targets/draft';
import { readArchives, type CodeArchive } from './targets/lambda/code';
import { lowerStack } from './targets/lower';

/** A system that was checked: what each stack writes. */
export interface Admission {
  /** Drafts by the stack's name. */
  readonly drafts: ReadonlyMap<string, readonly Draft[]>;
  /** Code of functions, by stack and service. */
  readonly archives: ReadonlyMap<string, CodeArchive>;
}

/**
 * Checks all stacks of an app as one system and lowers each.
 *
 * @throws {ValidationError} naming every problem, if one of them is an error.
 */
export function admit(root: IConstruct, stacks: readonly ServiceStack[]): Admission {
  const system = systemOf(stacks);
  const { archives, problems: missing } = readArchives(system);
  const found = applyAcceptances([...checkSystem(system), ...missing], system.stacks);
  const problems = found.problems.map(locate);
  const isRefused = problems.some(({ severity = 'error' }) => severity === 'error');

  const drafts = new Map(
    isRefused
      ? []
      : system.stacks.map((stack) => [stack.name, lowerStack(stack, system, archives)] as const),
  );
  const { acceptances } = found;
  writeReport(root, () => ({ ...reportSystem(system, drafts), problems, acceptances }));
  if (isRefused) throw new ValidationError(problems);
  annotate(stacks, found.problems);
  return { drafts, archives };
}

function systemOf(stacks: readonly ServiceStack[]): SystemModel {
  return {
    stacks: stacks.map(({ model }) => model),
    services: stacks.flatMap(({ services }) =>
      services.map(({ model, place }) => ({ model, place })),
    ),
    edges: stacks.flatMap(({ edges }) => edges),
  };
}

function locate({
  place,
  stack: _stack,
  service: _service,
  ...problem
}: SystemProblem): LocatedProblem {
  return { ...problem, location: readPlace(place) };
}

/** Makes cdktf's own command line show the warnings as well. */
function annotate(stacks: readonly ServiceStack[], problems: readonly SystemProblem[]): void {
  for (const problem of problems) {
    if (problem.severity !== 'warning') continue;
    const stack = stacks.find(({ node }) => node.id === problem.stack);
    stack?.node.addMetadata(AnnotationMetadataEntryType.WARN, renderProblems([locate(problem)]));
  }
}
