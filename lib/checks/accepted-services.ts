import type { SystemModel, SystemProblem } from '../model/system';
import { checkKnownService } from './known-service';
import { ofStack } from './problem-of';
import { servicesByStack } from './services-by-stack';

/** An acceptance for one service names a service of its stack. */
export function* checkAcceptedServices(system: SystemModel): Iterable<SystemProblem> {
  const services = servicesByStack(system);
  for (const stack of system.stacks) {
    for (const [index, { service }] of stack.acceptances.entries()) {
      if (service === undefined) continue;
      const mention = {
        name: service,
        code: 'acceptance/unknown-service',
        path: acceptedServicePath(index),
      };
      for (const problem of checkKnownService(mention, services.get(stack.name))) {
        yield ofStack(stack, problem);
      }
    }
  }
}

/** Where the service of the acceptance at `index` is written. */
export function acceptedServicePath(index: number): string {
  return `accept[${index}].service`;
}
