import type { DisruptionBudget } from '../model/resilience';
import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** A disruption budget leaves room to evict one replica, or else no node is ever drained. */
export function* checkEvictions({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    const { target, schedule, scaling, disruptionBudget } = placed.model;
    const { minReplicas } = scaling;
    if (target.kind !== 'kubernetes' || schedule !== undefined || minReplicas === 0) continue;
    if (evictableOf(disruptionBudget, minReplicas) > 0) continue;
    yield ofService(placed, {
      code: 'disruption/blocks-every-eviction',
      path: `disruptionBudget.${disruptionBudget.bound}`,
      message: `must let one of ${minReplicas} replicas go, got ${render(disruptionBudget)}, which lets none`,
      hint: 'Run one replica more, or write { maxUnavailable: 1 }: a node is drained by evicting.',
    });
  }
}

/**
 * Replicas that may go while all are well. Kubernetes rounds both shares up.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#rounding-logic-when-specifying-percentages
 */
function evictableOf(budget: DisruptionBudget, replicas: number): number {
  const amount =
    'percent' in budget ? Math.ceil((budget.percent * replicas) / 100) : budget.replicas;
  return budget.bound === 'maxUnavailable' ? amount : replicas - amount;
}

function render(budget: DisruptionBudget): string {
  return 'percent' in budget ? `${budget.percent}%` : String(budget.replicas);
}
