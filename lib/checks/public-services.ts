import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** Whoever reaches a public service is let in. */
export function* checkPublicServices({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    if (!placed.model.isPublic) continue;
    yield ofService(placed, {
      code: 'public/no-authentication',
      severity: 'warning',
      path: 'isPublic',
      message: 'must go with a check of who asks, got none before the service',
      hint: 'Let the service authenticate its callers, then accept this warning with that reason.',
    });
  }
}
