import {
  isEqual,
  isList,
  isObject,
  UNKNOWN,
  type ObjectValue,
  type Value,
} from '../../../../lib/rehearsal/cty/value';
import type { BlockSchema, NestedBlockSchema } from '../../../../lib/rehearsal/schemas/schema';

/** An object as an AWS API takes or gives it. */
export type Wire = Readonly<Record<string, unknown>>;

interface Leaf {
  readonly kind: 'leaf';
  readonly wire: string;
  readonly isSent: boolean;
  readonly write: (value: Value) => unknown;
  readonly read: (wire: unknown) => Value;
  /** What is sent when the value was there and goes; without one, nothing can take it away. */
  readonly cleared?: unknown;
}

interface Nested {
  readonly kind: 'nested';
  readonly wire: string;
  readonly isSent: true;
  readonly fields: Fields;
  readonly cleared?: unknown;
}

export type Field = Leaf | Nested;

/** What an attribute or block of a Terraform resource is called in the AWS API. */
export type Fields = Readonly<Record<string, Field>>;

/** A text, number, flag, list of texts or map of texts, the same on both sides. */
export function plain(wire: string, cleared?: unknown): Field {
  return { kind: 'leaf', wire, isSent: true, write: same, read: asValue, cleared };
}

/** What only the far end decides. */
export function told(wire: string): Field {
  return { kind: 'leaf', wire, isSent: false, write: same, read: asValue };
}

/** A value that goes over the wire in a form of its own. */
export function formed(
  wire: string,
  form: { readonly write: (value: Value) => unknown; readonly read: (wire: unknown) => Value },
): Field {
  return { kind: 'leaf', wire, isSent: true, ...form };
}

/** A block that can be there once. */
export function block(wire: string, fields: Fields, cleared?: unknown): Field {
  return { kind: 'nested', wire, isSent: true, fields, cleared };
}

/** The part of an API call's input that says what the resource is. */
export function writeFields(fields: Fields, values: ObjectValue): Wire {
  const entries = Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name] ?? null;
    if (!field.isSent || isAbsent(value)) return [];
    return [[field.wire, writeField(field, value)] as const];
  });
  return Object.fromEntries(entries);
}

/** What to send so that what differs between the two becomes as planned. */
export function writeChanges(fields: Fields, prior: ObjectValue, planned: ObjectValue): Wire {
  const entries = changedNames(fields, prior, planned).map((name) => {
    const field = fields[name];
    if (field === undefined) throw new Error(`unreachable: no field ${name}`);
    const value = planned[name] ?? null;
    if (!isAbsent(value)) return [field.wire, writeField(field, value)] as const;
    if (field.cleared === undefined) throw new Error(`unreachable: nothing clears ${name}`);
    return [field.wire, field.cleared] as const;
  });
  return Object.fromEntries(entries);
}

/** The attributes and blocks that are sent and that differ. What is still unknown does not differ. */
export function changedNames(
  fields: Fields,
  prior: ObjectValue,
  planned: ObjectValue,
): readonly string[] {
  return Object.keys(fields).filter((name) => {
    const before: Value = prior[name] ?? null;
    const after: Value = planned[name] ?? null;
    if (fields[name]?.isSent !== true || after === UNKNOWN) return false;
    return !(isAbsent(before) && isAbsent(after)) && !isEqual(before, after);
  });
}

/** The whole block as the far end tells it; what it does not tell is null, or no block. */
export function readFields(fields: Fields, schema: BlockSchema, wire: Wire): ObjectValue {
  return Object.fromEntries([
    ...Object.keys(schema.attributes).map((name) => [name, readLeaf(fields[name], wire)]),
    ...Object.entries(schema.blocks).map(([name, nested]) => [
      name,
      readNested(fields[name], nested, wire),
    ]),
  ]);
}

function writeField(field: Field, value: Value): unknown {
  if (field.kind === 'leaf') return field.write(value);
  const only: Value | undefined = isList(value) ? value[0] : value;
  if (!isObject(only)) throw new Error(`unreachable: ${field.wire} is no block`);
  return writeFields(field.fields, only);
}

function readLeaf(field: Field | undefined, wire: Wire): Value {
  if (field?.kind !== 'leaf' || wire[field.wire] === undefined) return null;
  return field.read(wire[field.wire]);
}

function readNested(field: Field | undefined, { nesting, block }: NestedBlockSchema, wire: Wire) {
  if (nesting === 'single') return null;
  const inner = field === undefined ? undefined : wire[field.wire];
  if (field?.kind !== 'nested' || !isWire(inner)) return [];
  const values = readFields(field.fields, block, inner);
  // AWS often answers with an empty object for what is not there.
  return Object.values(values).every(isEmpty) ? [] : [values];
}

function isWire(value: unknown): value is Wire {
  return typeof value === 'object' && value !== null;
}

function isAbsent(value: Value): boolean {
  return value === null || value === UNKNOWN || (isList(value) && value.length === 0);
}

function same(value: Value): unknown {
  return value;
}

/** JSON as it came. Dates are told as Terraform writes them. */
function asValue(wire: unknown): Value {
  if (wire instanceof Date) return wire.toISOString();
  return wire as Value;
}

/** Whether a value is what Go has where nothing was set. */
export function isEmpty(value: Value): boolean {
  if (isList(value)) return value.length === 0;
  if (isObject(value)) return Object.keys(value).length === 0;
  return value === null || value === '' || value === 0 || value === false;
}
