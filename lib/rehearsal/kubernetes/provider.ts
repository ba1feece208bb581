import type { Faults } from '../faults';
import { simulatedPlatform } from '../platform/simulated';
import type { World } from '../platform/world';
import type { StandInProvider } from '../provider';
import { kubernetesSchema } from '../schemas/load-kubernetes';
import { readKubernetesData } from './data-sources';
import { kubernetesRules, type KubernetesOptions } from './rules';

/** The Kubernetes provider with a simulated cluster behind it. */
export function kubernetesProvider(
  world: World,
  faults: Faults,
  options: KubernetesOptions,
): StandInProvider {
  const schema = kubernetesSchema();
  const rules = (type: string) => kubernetesRules(type, options);
  const platform = simulatedPlatform({ schema, rules, world, dataSource: readKubernetesData });
  return { name: 'kubernetes', schema, rules, platform, faults };
}
