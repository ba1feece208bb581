import type { SystemModel, SystemProblem } from '../model/system';
import { checkKnownService } from './known-service';
import { ofStack } from './problem-of';
import { servicesByStack } from './services-by-stack';

/** A stage changes services that its stack has. */
export function* checkStagedServices(system: SystemModel): Iterable<SystemProblem> {
  const services = servicesByStack(system);
  for (const stack of system.stacks) {
    for (const name of stack.stagedServices) {
      const mention = { name, code: 'stage/unknown-service', path: `stage.services.${name}` };
      for (const problem of checkKnownService(mention, services.get(stack.name))) {
        yield ofStack(stack, problem);
      }
    }
  }
}
