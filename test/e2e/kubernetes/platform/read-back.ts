import { isPlainObject } from '../../../../lib/model/shape';
import {
  isList,
  isObject,
  UNKNOWN,
  type ObjectValue,
  type Value,
} from '../../../../lib/rehearsal/cty/value';
import { emptyOf } from '../../../../lib/rehearsal/platform/complete';
import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
} from '../../../../lib/rehearsal/schemas/schema';
import { apiField } from '../../../../lib/targets/kubernetes/manifest-fields';
import { isApiField } from '../../../../lib/targets/kubernetes/manifest-kinds';
import { indexOfKnown } from './known-item';
import { memberAt } from './live';
import { ownersOfField, ownersOfItem, type Owners } from './ownership';
import { readMap } from './read-map';
import { readScalar } from './read-scalar';

/** A part of a live object, beside what Terraform knows of it. */
export interface Part {
  /** The names of the provider's blocks on the way here. */
  readonly path: readonly string[];
  readonly live: Readonly<Record<string, unknown>>;
  /** `undefined` where Terraform knows nothing: of an import, or of what others added. */
  readonly known: ObjectValue | undefined;
  /** What the exporter makes of what is known. */
  readonly sent: unknown;
  readonly owners: Owners;
}

/**
 * The inverse of the exporter: a live object as the provider's schema has it. What Terraform left out
 * stays left out where the server only filled it in, and shows where somebody else wrote it.
 */
export function readBlock({ attributes, blocks }: BlockSchema, part: Part): ObjectValue {
  return Object.fromEntries([
    ...Object.entries(attributes).map(([key, schema]) => {
      const isLive = isRead(parentOf(part), key);
      return [
        key,
        isLive ? readAttribute(schema, part, key) : (knownOf(part, key) ?? fallback(schema)),
      ];
    }),
    ...Object.entries(blocks).map(([key, schema]) => [key, readNested(schema, part, key)]),
  ]);
}

function readAttribute(schema: AttributeSchema, part: Part, key: string): Value {
  const { type, computed = false } = schema;
  const parent = parentOf(part);
  const field = apiField(parent, key, false).name;
  const live = part.live[field];
  const known = knownOf(part, key);
  const owners = ownersOfField(part.owners, field);
  if (type[0] === 'map') {
    const isNew = part.known === undefined;
    const hidesInternal = part.path.join('.') === 'metadata';
    const name = { parent, key };
    return readMap({ name, live, known, owners, isComputed: computed, isNew, hidesInternal });
  }
  if (live === undefined) return isKept(part, key, owners) ? known : fallback(schema);
  const isShown = computed || isName(parent, key) || known !== null || isWritten(part, owners);
  return isShown ? readScalar(type, { parent, key }, [live, known]) : null;
}

/** The name of the block, `''` at the top. */
function parentOf({ path }: Part): string {
  return path.at(-1) ?? '';
}

/** What an attribute is when the live object has no such field. */
function fallback({ type, computed = false }: AttributeSchema): Value {
  return computed ? emptyOf(type) : null;
}

/** The exporter leaves out the metadata that only the server can give. */
function isRead(parent: string, key: string): boolean {
  return parent === 'metadata' || isApiField(parent, key);
}

/** What an object is called belongs to nobody, and is never filled in. */
function isName(parent: string, key: string): boolean {
  return parent === 'metadata' && (key === 'namespace' || key === 'generate_name');
}

function knownOf({ known }: Part, key: string): Value {
  const value = known?.[key] ?? null;
  return value === UNKNOWN ? null : value;
}

/** Whether somebody wrote the field, rather than that the server filled it in. */
export function isWritten({ known }: Pick<Part, 'known'>, { ours, others }: Owners): boolean {
  return others.length > 0 || (known === undefined && ours.length > 0);
}

/**
 * Whether a value is still meant although the live object lacks it: one that was never sent, or a
 * `false` or 0, many of which the API drops. Had somebody removed it, it would no longer be ours.
 */
function isKept(part: Part, key: string, { ours }: Owners): boolean {
  const known = knownOf(part, key);
  if (known === null) return false;
  const isSent = memberAt(part.sent, [apiField(parentOf(part), key, false).name]) !== undefined;
  return !isSent || ((known === false || known === 0) && ours.length > 0);
}

function readNested({ nesting, block }: NestedBlockSchema, part: Part, key: string): Value {
  const known = knownOf(part, key);
  if (nesting === 'single' || !isApiField(parentOf(part), key)) return known;

  const { name, isList: isApiList } = apiField(parentOf(part), key, true);
  const owners = ownersOfField(part.owners, name);
  const value = part.live[name];
  const items = (isApiList ? ((value ?? []) as unknown[]) : [value]).filter(isPlainObject);
  const knownItems = isList(known) ? known.filter(isObject) : [];
  if (items.length === 0 && !isApiList) return knownItems.filter(saysNothing);

  return items.flatMap((live, index) => {
    const itemOwners = isApiList ? ownersOfItem(owners, live, index) : owners;
    const at = indexOfKnown(live, index, knownItems);
    const item = knownItems[at];
    // Who is called what belongs to nobody, and every object has it.
    if (item === undefined && key !== 'metadata' && !isWritten(part, itemOwners)) return [];
    const sent = memberAt(part.sent, isApiList ? [name, at] : [name]);
    const path = [...part.path, key];
    return [readBlock(block, { path, live, known: item, sent, owners: itemOwners })];
  });
}

/** An empty block of the provider's may be no object at all to the API. */
function saysNothing(block: ObjectValue): boolean {
  return Object.values(block).every(
    (value) =>
      value === null ||
      (isList(value) && value.every((item) => isObject(item) && saysNothing(item))),
  );
}
