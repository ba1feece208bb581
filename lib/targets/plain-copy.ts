/** Returned instead of a copy for a value that only cdktf can resolve. */
export const NOT_PLAIN = Symbol('fleetwright.not-plain');

/** What cdktf looks for in a text: its tokens, a map token used as a text, a token as a number. */
const TOKEN_TEXT = /[$#&]\{TfToken\[|^(?:String|Any) Map Token Value$|-[\d.]+e\+?\d{3}/;

/** A token as a number lies below this, and a map token used as a number is the other one. */
const HIGHEST_TOKEN_NUMBER = -1e280;
const MAP_TOKEN_NUMBER = -123456789;

/** Deeper data is probably circular; cdktf then says so. */
const MAX_DEPTH = 150;

/** What cdktf's resolving makes of data without tokens: a copy in which nothing is `undefined`. */
export function copyPlain(value: unknown, depth = 0): unknown {
  if (typeof value === 'object' && value !== null && depth < MAX_DEPTH) {
    return Array.isArray(value) ? copyPlainList(value, depth) : copyPlainMap(value, depth);
  }
  return isPlainScalar(value) ? value : NOT_PLAIN;
}

function isPlainScalar(value: unknown): boolean {
  if (typeof value === 'string') return !TOKEN_TEXT.test(value);
  if (typeof value === 'number') return value > HIGHEST_TOKEN_NUMBER && value !== MAP_TOKEN_NUMBER;
  return value === undefined || value === null || typeof value === 'boolean';
}

function copyPlainList(list: readonly unknown[], depth: number): unknown[] | typeof NOT_PLAIN {
  const copy: unknown[] = [];
  for (const item of list) {
    const copied = copyPlain(item, depth + 1);
    if (copied === NOT_PLAIN) return NOT_PLAIN;
    if (copied !== undefined) copy.push(copied);
  }
  return copy;
}

function copyPlainMap(map: object, depth: number): Record<string, unknown> | typeof NOT_PLAIN {
  if (Object.getPrototypeOf(map) !== Object.prototype || '_children' in map) return NOT_PLAIN;

  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(map)) {
    if (key === '__proto__' || TOKEN_TEXT.test(key)) return NOT_PLAIN;
    const copied = copyPlain((map as Record<string, unknown>)[key], depth + 1);
    if (copied === NOT_PLAIN) return NOT_PLAIN;
    if (copied !== undefined) copy[key] = copied;
  }
  return copy;
}
