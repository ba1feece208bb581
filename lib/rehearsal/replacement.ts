import { isEqual, isList, isObject, type ObjectValue, type Value } from './cty/value';
import type { ValuePath } from './plugin/diagnostic';
import type { SchemaPath } from './rules';
import type { BlockSchema, NestedBlockSchema } from './schemas/schema';

interface Difference {
  readonly schemaPath: readonly string[];
  readonly path: ValuePath;
}

/** Where a planned change touches what the provider cannot change in place. */
export function findReplacements(
  { block, replaces }: { readonly block: BlockSchema; readonly replaces: readonly SchemaPath[] },
  prior: ObjectValue,
  planned: ObjectValue,
): ValuePath[] {
  if (replaces.length === 0) return [];
  return [...differences(block, [prior, planned], { schemaPath: [], path: [] })]
    .filter(({ schemaPath }) => isCovered(schemaPath.join('.'), replaces))
    .map(({ path }) => path);
}

function isCovered(changed: string, replaces: readonly SchemaPath[]): boolean {
  return replaces.some(
    (path) => changed === path || changed.startsWith(`${path}.`) || path.startsWith(`${changed}.`),
  );
}

function* differences(
  { attributes, blocks }: BlockSchema,
  [prior, planned]: readonly [ObjectValue, ObjectValue],
  at: Difference,
): Iterable<Difference> {
  for (const name of Object.keys(attributes)) {
    if (!isEqual(prior[name] ?? null, planned[name] ?? null)) yield below(at, [name]);
  }
  for (const [name, nested] of Object.entries(blocks)) {
    const pair: [Value, Value] = [prior[name] ?? null, planned[name] ?? null];
    yield* nestedDifferences(nested, pair, { at, name });
  }
}

function* nestedDifferences(
  { block, nesting }: NestedBlockSchema,
  [before, after]: readonly [Value, Value],
  { at, name }: { readonly at: Difference; readonly name: string },
): Iterable<Difference> {
  if (isEqual(before, after)) return;
  const pairs = nesting === 'set' ? undefined : pairsOf(before, after);
  if (pairs === undefined) return yield below(at, [name]);
  for (const [index, pair] of pairs.entries()) {
    yield* differences(block, pair, below(at, [name, index]));
  }
}

/** The elements of two lists of the same length, side by side. */
function pairsOf(before: Value, after: Value): (readonly [ObjectValue, ObjectValue])[] | undefined {
  if (!isList(before) || !isList(after) || before.length !== after.length) return undefined;
  const pairs = before.map((item, index) => [item, after[index] ?? null] as const);
  const isPair = (pair: readonly [Value, Value]): pair is readonly [ObjectValue, ObjectValue] =>
    pair.every(isObject);
  return pairs.every(isPair) ? pairs : undefined;
}

function below(
  { schemaPath, path }: Difference,
  [name, index]: readonly [string, number?],
): Difference {
  return {
    schemaPath: [...schemaPath, name],
    path: index === undefined ? [...path, name] : [...path, name, index],
  };
}
