import type { Problem } from '../errors';
import type { ServiceModel } from '../model/service';
import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** The numbers of a function's instances go together with each other and with its schedule. */
export function* checkConcurrency({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    if (placed.model.target.kind !== 'lambda') continue;
    for (const problem of checkInstances(placed.model)) yield ofService(placed, problem);
  }
}

function* checkInstances(service: ServiceModel): Iterable<Problem> {
  const { reservedConcurrency: reserved, provisionedConcurrency: provisioned } = service.lambda;
  const isAlone = service.schedule?.overlap === 'forbid';
  if (provisioned !== undefined)
    yield* checkWarm(provisioned.max, reserved ?? (isAlone ? 1 : Infinity));
  if (!isAlone || reserved === undefined || reserved <= 1) return;
  yield {
    code: 'lambda/overlapping-runs',
    path: 'lambda.reservedConcurrency',
    message: `must be at most 1 for a job whose runs do not overlap, got ${reserved}`,
    hint: "Leave it out, or write overlap: 'allow' in the schedule.",
  };
}

/** A job whose runs do not overlap has one instance reserved when nothing else is said. */
function* checkWarm(warm: number, reserved: number): Iterable<Problem> {
  if (warm <= reserved) return;
  yield {
    code: 'lambda/provisioned-above-reserved',
    path: 'lambda.provisionedConcurrency',
    message: `must be at most the reserved concurrency (${reserved}), got ${warm}`,
    hint: 'Raise lambda.reservedConcurrency, or keep fewer instances warm.',
  };
}
