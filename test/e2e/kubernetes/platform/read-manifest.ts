import { isPlainObject } from '../../../../lib/model/shape';
import { isSameQuantity } from './quantity';

/**
 * What a manifest says, as the live object has it: only what `known` names, so that what the server
 * or others added is no change. Texts that are the same quantity are taken for the same.
 */
export function readManifest(live: unknown, known: unknown): unknown {
  if (Array.isArray(known)) return readList(live, known);
  if (isPlainObject(known)) return readObject(live, known);
  return isStillMeant(live, known) ? known : live;
}

/** A null says nothing, and the API drops what is false, 0 or empty. */
function isStillMeant(live: unknown, known: unknown): boolean {
  if (known === null) return true;
  if (live === undefined) return known === false || known === 0 || known === '';
  return typeof live === 'string' && typeof known === 'string' && isSameQuantity(live, known);
}

function readObject(live: unknown, known: Readonly<Record<string, unknown>>): unknown {
  if (live === undefined && Object.keys(known).length === 0) return known;
  if (!isPlainObject(live)) return live;
  const members = Object.entries(known)
    .map(([key, value]) => [key, readManifest(live[key], value)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(members);
}

/** A list that others made longer or shorter shows as it is. */
function readList(live: unknown, known: readonly unknown[]): unknown {
  if (live === undefined && known.length === 0) return known;
  if (!Array.isArray(live) || live.length !== known.length) return live;
  return live.map((item, index) => readManifest(item, known[index]));
}
