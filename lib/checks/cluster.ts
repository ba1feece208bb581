import type { TargetModel } from '../model/target';

/** What a provider is configured with: one cluster, or one region. Equal texts are one place. */
export function clusterOf(target: TargetModel): string {
  if (target.kind === 'lambda') return `region '${target.region}'`;
  const { configPath, context } = target;
  if (configPath === undefined && context === undefined) return "the provider's own cluster";
  const named = context === undefined ? 'the current context' : `context '${context}'`;
  return configPath === undefined ? named : `${named} of '${configPath}'`;
}
