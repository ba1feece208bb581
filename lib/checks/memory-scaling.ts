import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** Memory that was used once is seldom given back, so it says when to grow and never when to shrink. */
export function* checkMemoryScaling({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    const { target, scaling } = placed.model;
    const { targetCpuPercent, targetMemoryPercent, targetRequestsPerSecond } = scaling;
    const hasOther = targetCpuPercent !== undefined || targetRequestsPerSecond !== undefined;
    if (target.kind !== 'kubernetes' || targetMemoryPercent === undefined || hasOther) continue;
    yield ofService(placed, {
      code: 'scaling/memory-only',
      severity: 'warning',
      path: 'scaling.targetMemoryPercent',
      message: 'must stand beside a target for CPU or requests, got it alone',
      hint: 'Scale by CPU or requests: few programs give memory back, so replicas are never taken away.',
    });
  }
}
