import type { Faults } from '../faults';
import { simulatedPlatform } from '../platform/simulated';
import type { World } from '../platform/world';
import type { StandInProvider } from '../provider';
import { awsSchema } from '../schemas/load-aws';
import { readAwsData } from './data-sources';
import { awsRules } from './rules';

/** The AWS provider with a simulated account behind it. */
export function awsProvider(world: World, faults: Faults): StandInProvider {
  const schema = awsSchema();
  const platform = simulatedPlatform({ schema, rules: awsRules, world, dataSource: readAwsData });
  return { name: 'aws', schema, rules: awsRules, platform, faults };
}
