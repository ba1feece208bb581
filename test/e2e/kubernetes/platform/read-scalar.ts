import { isEqual, isList, type Value } from '../../../../lib/rehearsal/cty/value';
import type { CtyType } from '../../../../lib/rehearsal/schemas/schema';
import { OCTALS } from '../../../../lib/targets/kubernetes/manifest-fields';
import { isSameQuantity } from './quantity';

/** A field of the provider's, by its block's name and its own. */
export interface FieldName {
  readonly parent: string;
  readonly key: string;
}

/** Fields, and maps of them, that the server writes in its own form. */
const QUANTITIES: ReadonlySet<string> = new Set([
  'average_value',
  'default',
  'default_request',
  'divisor',
  'hard',
  'limits',
  'max',
  'max_limit_request_ratio',
  'min',
  'requests',
  'size_limit',
  'target.value',
]);

/** What the API has, as the provider's type writes it, or as `known` does where that means the same. */
export function readScalar(type: CtyType, name: FieldName, [live, known]: LiveAndKnown): Value {
  if (typeof type !== 'string') return readItems(type, live as readonly Value[], known);
  if (type !== 'string') return live as Value;
  if (OCTALS.has(name.key) && typeof live === 'number') return readMode(live, known);
  const text = String(live);
  const isSame = typeof known === 'string' && isQuantity(name) && isSameQuantity(text, known);
  return isSame ? known : text;
}

export type LiveAndKnown = readonly [live: unknown, known: Value];

function isQuantity({ parent, key }: FieldName): boolean {
  return QUANTITIES.has(key) || QUANTITIES.has(`${parent}.${key}`);
}

/** The mode of a file: `0644` to the provider, 420 to the API. */
function readMode(live: number, known: Value): string {
  const isSame = typeof known === 'string' && Number.parseInt(known, 8) === live;
  return isSame ? known : `0${live.toString(8)}`;
}

/** In a set, the order means nothing. */
function readItems(type: CtyType, live: readonly Value[], known: Value): Value {
  const isSame = type[0] === 'set' && isList(known) && isEqual(sorted(live), sorted(known));
  return isSame ? known : live;
}

function sorted(items: readonly Value[]): Value[] {
  return items.toSorted((left, right) => (String(left) < String(right) ? -1 : 1));
}
