import { textAt, type ObjectValue } from '../cty/value';
import { renew } from '../renew';
import type { ResourceRules, Rules } from '../rules';
import type { ProviderSchema } from '../schemas/schema';
import { completeValues } from './complete';
import { PlatformRefusal, type Platform, type PlatformContext, type ReadRequest } from './platform';
import type { World, WorldObject } from './world';

export interface Simulation {
  readonly schema: ProviderSchema;
  readonly rules: Rules;
  readonly world: World;
  /** What a data source of this type tells. */
  readonly dataSource: (request: ReadRequest, world: World) => ObjectValue | undefined;
}

/** A far end that is only remembered: objects exist from the moment they are made. */
export function simulatedPlatform(simulation: Simulation): Platform {
  const { world, rules } = simulation;
  return {
    async create({ type, planned, context }) {
      const place = placeOf(rules(type), planned, context);
      const key = keyFor(simulation, type, place);
      refuseAny(simulation, place);
      return write(simulation, { ...place, type, key, old: undefined });
    },
    async read({ type, state }) {
      return existing(simulation, type, state)?.values;
    },
    async update({ type, planned, prior, context }) {
      const old = existing(simulation, type, prior);
      if (old === undefined)
        throw new PlatformRefusal(`${type} "${keyOf(rules(type), prior)}" not found`);
      const place = placeOf(rules(type), planned, context);
      refuseAny(simulation, place);
      return write(simulation, { ...place, type, key: old.key, old });
    },
    async remove({ type, state }) {
      const old = existing(simulation, type, state);
      if (old === undefined) return;
      for (const each of world.all()) {
        if (rules(each.type).isInside(each.values, old)) world.delete(each.type, each.key);
      }
      world.delete(old.type, old.key);
    },
    async readDataSource(request) {
      const found = simulation.dataSource(request, world);
      if (found === undefined) throw new PlatformRefusal(`no ${request.type} as asked for`);
      return found;
    },
    async find(type, id) {
      const found = world.all().find((each) => each.type === type && idOf(each) === id);
      return found?.values;
    },
  };
}

export function regionOf({ providerConfig }: PlatformContext, values: ObjectValue): string {
  return textAt(values, ['region']) || textAt(providerConfig, ['region']) || 'us-east-1';
}

interface Place {
  readonly rules: ResourceRules;
  readonly values: ObjectValue;
  readonly context: PlatformContext;
}

/** Names that the user left to the platform are chosen first: the rest is built on them. */
function placeOf(rules: ResourceRules, planned: ObjectValue, context: PlatformContext): Place {
  return { rules, values: rules.nameItself(planned), context };
}

function idOf({ values, key }: WorldObject): string {
  return textAt(values, ['id']) || key;
}

function keyOf(rules: ResourceRules, values: ObjectValue): string {
  return rules.made === 'again' ? textAt(values, ['id']) : rules.identify(values, 0);
}

function existing(
  { world, rules }: Simulation,
  type: string,
  state: ObjectValue,
): WorldObject | undefined {
  return world.get(type, keyOf(rules(type), state));
}

function keyFor({ world }: Simulation, type: string, { rules, values }: Place): string {
  let salt = 0;
  while (rules.made === 'again' && world.get(type, rules.identify(values, salt)) !== undefined)
    salt++;
  const key = rules.identify(values, salt);
  if (rules.made === 'once' && world.get(type, key) !== undefined) {
    throw new PlatformRefusal(rules.alreadyExists(key));
  }
  return key;
}

function refuseAny({ world }: Simulation, { rules, values }: Place): void {
  for (const refusal of rules.refuses(values, world)) throw new PlatformRefusal(refusal);
}

interface Writing extends Place {
  readonly type: string;
  readonly key: string;
  readonly old: WorldObject | undefined;
}

function write({ world, schema }: Simulation, writing: Writing): ObjectValue {
  const { type, key, context, rules, old } = writing;
  const block = schema.resources[type]?.block;
  if (block === undefined) throw new Error(`unreachable: no schema of ${type}`);

  const published = (old?.published ?? 0) + (rules.publishes(old?.values, writing.values) ? 1 : 0);
  const generation = (old?.generation ?? 0) + 1;
  const renewed = old === undefined ? writing.values : renew(writing.values, rules.drifts);
  const region = regionOf(context, renewed);
  const { providerConfig } = context;
  const facts = { type, values: renewed, id: key, region, providerConfig, generation, published };
  const values = completeValues(block, { computed: rules.computed, facts });
  world.put({ type, key, values, generation, published });
  return values;
}
