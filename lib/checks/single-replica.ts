import { isService, type SystemModel, type SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** A service that somebody waits for has a replica left when one is evicted. */
export function* checkSingleReplicas({ services, edges }: SystemModel): Iterable<SystemProblem> {
  const called = new Set(edges.flatMap(({ callee }) => (isService(callee) ? [callee] : [])));
  for (const placed of services) {
    const { target, isPublic, scaling, given } = placed.model;
    const isNeeded = isPublic || called.has(placed.model);
    if (target.kind !== 'kubernetes' || !isNeeded || scaling.minReplicas >= 2) continue;
    const prop = given.includes('scaling.minReplicas') ? 'minReplicas' : 'replicas';
    yield ofService(placed, {
      code: 'scaling/single-replica',
      severity: 'warning',
      path: `scaling.${prop}`,
      message: `must be 2 or more for a service that others wait for, got ${scaling.minReplicas}`,
      hint: 'Run a second replica, or accept that each eviction and each fault is an outage.',
    });
  }
}
