import { isList, isObject, UNKNOWN, type ObjectValue, type Value } from '../cty/value';
import type { Choose, Facts } from '../rules';
import type { BlockSchema, CtyType } from '../schemas/schema';

export interface Completion {
  readonly computed: Readonly<Record<string, Choose>>;
  readonly facts: Facts;
}

/** Gives every unknown value what the platform chooses, or else what an empty one is. */
export function completeValues(block: BlockSchema, { computed, facts }: Completion): ObjectValue {
  return completeBlock(block, facts.values, (path, type) => {
    const choose = computed[path];
    return choose === undefined ? emptyOf(type) : choose(facts);
  });
}

type Fill = (path: string, type: CtyType) => Value;

function completeBlock(
  { attributes, blocks }: BlockSchema,
  values: ObjectValue,
  fill: Fill,
): ObjectValue {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([name, { type }]) => {
      const value = values[name] ?? null;
      return [name, value === UNKNOWN ? fill(name, type) : value];
    }),
    ...Object.entries(blocks).map(([name, { block }]) => {
      const deeper: Fill = (path, type) => fill(`${name}.${path}`, type);
      return [name, completeNested(block, values[name] ?? null, deeper)];
    }),
  ]);
}

function completeNested(block: BlockSchema, value: Value, fill: Fill): Value {
  if (isList(value)) return value.map((item) => completeNested(block, item, fill));
  return isObject(value) ? completeBlock(block, value, fill) : value;
}

/** What an attribute of this type is when nothing is chosen for it. */
export function emptyOf(type: CtyType): Value {
  if (type === 'string') return '';
  if (type === 'number') return 0;
  if (type === 'bool') return false;
  if (type === 'dynamic') return null;
  if (type[0] === 'object') return null;
  return type[0] === 'map' ? {} : [];
}
