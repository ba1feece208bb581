import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** Instances kept warm come out of those that are reserved. */
export function* checkConcurrency({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    const { target, lambda } = placed.model;
    const { reservedConcurrency: reserved, provisionedConcurrency: provisioned } = lambda;
    if (target.kind !== 'lambda' || reserved === undefined || provisioned === undefined) continue;
    if (provisioned.max <= reserved) continue;
    yield ofService(placed, {
      code: 'lambda/provisioned-above-reserved',
      path: 'lambda.provisionedConcurrency',
      message: `must be at most the reserved concurrency (${reserved}), got ${provisioned.max}`,
      hint: 'Raise lambda.reservedConcurrency, or keep fewer instances warm.',
    });
  }
}
