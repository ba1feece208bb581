import type { Problem } from '../errors';
import type { Edge, PlacedService, StackModel, SystemProblem } from '../model/system';
import { subjectOf, subjectOfCall } from '../model/system';

type Found = Problem & Pick<SystemProblem, 'otherPlace'>;

/** A problem of this service, at the line that made it. */
export function ofService({ model, place }: PlacedService, problem: Found): SystemProblem {
  const { stack, name: service } = model;
  return { ...problem, stack, service, subject: subjectOf(model), place };
}

/** A problem of this call, at the line that declares it. It counts as the caller's. */
export function ofCall(edge: Edge, problem: Found): SystemProblem {
  const { stack, name: service } = edge.caller;
  return { ...problem, stack, service, subject: subjectOfCall(edge), place: edge.place };
}

/** A problem of this stack as a whole. */
export function ofStack({ name, place }: StackModel, problem: Found): SystemProblem {
  return { ...problem, stack: name, subject: `stack "${name}"`, place };
}
