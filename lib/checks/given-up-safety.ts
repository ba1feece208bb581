import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** Safety that a service goes without is said each time, with the reason. */
export function* checkGivenUpSafety({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    const { target, kubernetes } = placed.model;
    if (target.kind !== 'kubernetes') continue;
    for (const [name, reason] of Object.entries(kubernetes.givesUp)) {
      if (reason === undefined) continue;
      yield ofService(placed, {
        code: 'safety/given-up',
        severity: 'note',
        path: `kubernetes.givesUp.${name}`,
        message: `is given up: ${reason}`,
      });
    }
  }
}
