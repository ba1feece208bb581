import type { SystemModel, StackModel } from '../model/system';
import { idOf } from '../model/system';
import type { Draft } from './draft';
import { lowerKubernetesService } from './kubernetes/service';
import { lowerKubernetesStack } from './kubernetes/stack';
import type { CodeArchive } from './lambda/code';
import { lowerLambdaService } from './lambda/service';
import { lowerLambdaStack } from './lambda/stack';
import { lowerProviders } from './provider';
import { findSurroundings } from './surroundings';

/** Everything that one stack writes. `archives` holds the code of its functions, by path as given. */
export function lowerStack(
  stack: StackModel,
  system: SystemModel,
  archives: ReadonlyMap<string, CodeArchive>,
): Draft[] {
  const services = system.services
    .map(({ model }) => model)
    .filter((model) => model.stack === stack.name);
  const surroundings = findSurroundings(system.edges);

  const drafts = services.flatMap((service) => {
    const around = surroundings(idOf(service));
    return service.target.kind === 'kubernetes'
      ? lowerKubernetesService(service, around)
      : lowerLambdaService(service, around, archives);
  });
  return [
    ...lowerProviders(stack, services),
    ...lowerKubernetesStack(stack, services),
    ...lowerLambdaStack(stack.name, services),
    ...drafts,
  ];
}
