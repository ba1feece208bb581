import type { StackModel, PlacedService, SystemModel, SystemProblem } from '../model/system';
import { clusterOf } from './cluster';
import { ofService } from './problem-of';
import { servicesByStack } from './services-by-stack';

/** A stack has one provider of each kind, so all its services of that kind are in one place. */
export function* checkOneCluster(system: SystemModel): Iterable<SystemProblem> {
  const services = servicesByStack(system);
  for (const stack of system.stacks) yield* checkStack(stack, services.get(stack.name) ?? []);
}

function* checkStack(stack: StackModel, services: readonly PlacedService[]) {
  const first = new Map([[stack.target.kind, clusterOf(stack.target)]]);
  for (const placed of services) {
    const { target } = placed.model;
    const found = clusterOf(target);
    const known = first.get(target.kind) ?? found;
    first.set(target.kind, known);
    if (known === found) continue;
    yield ofService(placed, {
      code: 'stack/two-clusters',
      path: 'target',
      message: `must be in ${known} as the rest of its stack is, got ${found}`,
      hint: 'Put the service into a stack of its own.',
    });
  }
}
