import { isEqual, isList, isObject, UNKNOWN, type ObjectValue, type Value } from './cty/value';
import { renew } from './renew';
import type { ResourceRules } from './rules';
import type { AttributeSchema, BlockSchema, NestedBlockSchema } from './schemas/schema';

export interface PlanInput {
  readonly block: BlockSchema;
  readonly rules: ResourceRules;
  /** `null` when the resource is to be made. */
  readonly prior: ObjectValue | null;
  /** The configuration, with the prior values of what it leaves to the provider. */
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
}

/** What the resource will be: what only the platform can choose is unknown. */
export function planResource({ block, rules, prior, proposed, config }: PlanInput): ObjectValue {
  const filled = fillBlock({ block, rules, path: [] }, { proposed, config, prior });
  if (prior === null || isEqual(filled, prior)) return filled;
  return renew(filled, rules.renews(prior, filled), config);
}

interface Place {
  readonly block: BlockSchema;
  readonly rules: ResourceRules;
  readonly path: readonly string[];
}

interface Versions {
  readonly proposed: ObjectValue;
  readonly config: ObjectValue;
  readonly prior: ObjectValue | null;
}

function fillBlock(place: Place, versions: Versions): ObjectValue {
  const { attributes, blocks } = place.block;
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, schema]) => [
      name,
      fillAttribute(place, versions, { name, schema }),
    ]),
    ...Object.entries(blocks).map(([name, schema]) => [
      name,
      fillNested(place, versions, { name, schema }),
    ]),
  ]);
}

function fillAttribute(
  { rules, path }: Place,
  { proposed, config, prior }: Versions,
  { name, schema }: { readonly name: string; readonly schema: AttributeSchema },
): Value {
  const value = proposed[name] ?? null;
  if (value !== null || (config[name] ?? null) !== null) return value;
  const chosen = rules.defaults[[...path, name].join('.')];
  if (chosen !== undefined) return chosen;
  return schema.computed === true && prior === null ? UNKNOWN : null;
}

function fillNested(
  { rules, path }: Place,
  { proposed, config, prior }: Versions,
  { name, schema }: { readonly name: string; readonly schema: NestedBlockSchema },
): Value {
  const place = { block: schema.block, rules, path: [...path, name] };
  const values: Value = proposed[name] ?? null;
  const given: Value = config[name] ?? null;
  const before: Value = prior?.[name] ?? null;
  if (isObject(values) && isObject(given)) {
    return fillBlock(place, { proposed: values, config: given, prior: asObject(before) });
  }
  if (!isList(values) || !isList(given)) return values;
  const priors = isList(before) ? before : [];
  return values.map((item, index) => {
    if (!isObject(item)) return item;
    const isSet = schema.nesting === 'set';
    const itemConfig = isSet ? given.find((each) => covers(item, each)) : given[index];
    const itemPrior = isSet ? priors.find((each) => isEqual(item, each)) : priors[index];
    return fillBlock(place, {
      proposed: item,
      config: asObject(itemConfig) ?? item,
      prior: asObject(itemPrior),
    });
  });
}

function asObject(value: Value | undefined): ObjectValue | null {
  return isObject(value) ? value : null;
}

/** Whether an element of a set is what Terraform proposed for this element of the configuration. */
function covers(item: ObjectValue, config: Value): boolean {
  if (!isObject(config)) return false;
  return Object.entries(config).every(
    ([name, value]) => value === null || isEqual(item[name] ?? null, value),
  );
}
