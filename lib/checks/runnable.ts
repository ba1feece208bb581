import type { Problem } from '../errors';
import type { ServiceModel } from '../model/service';
import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** Every service has something that its target can run. */
export function* checkRunnable(system: SystemModel): Iterable<SystemProblem> {
  for (const placed of system.services) {
    const problem = missingWorkload(placed.model);
    if (problem !== undefined) yield ofService(placed, problem);
  }
}

function missingWorkload({ target, image, code }: ServiceModel): Problem | undefined {
  if (image !== undefined) return undefined;
  if (target.kind === 'kubernetes') {
    return {
      code: 'target/needs-image',
      path: 'image',
      message: 'must be given on kubernetes, which runs container images only, got nothing',
      ...(code !== undefined && { hint: 'Build an image of the code and name it beside code.' }),
    };
  }
  if (code !== undefined) return undefined;
  return {
    code: 'target/needs-code',
    path: 'code',
    message: 'must be given on lambda, or else an image made for it, got neither',
  };
}
