import type { BlockSchema, CtyType } from '../schemas/schema';
import type { Raw } from './read-msgpack';
import {
  isList,
  isObject,
  UNKNOWN,
  type DynamicValue,
  type ObjectValue,
  type Value,
} from './value';

/** The type of the values that a block holds. */
export function typeOfBlock({ attributes, blocks }: BlockSchema): CtyType {
  return [
    'object',
    Object.fromEntries([
      ...Object.entries(attributes).map(([name, { type }]): [string, CtyType] => [name, type]),
      ...Object.entries(blocks).map(([name, { nesting, block }]): [string, CtyType] => [
        name,
        nesting === 'single' ? typeOfBlock(block) : [nesting, typeOfBlock(block)],
      ]),
    ]),
  ];
}

/** Gives dynamic values, which msgpack has as `[type, value]`, their own form. */
export function fromRaw(type: CtyType, raw: Raw): Value {
  if (raw === null || raw === UNKNOWN) return raw;
  if (type === 'dynamic') return dynamicFromRaw(raw);
  if (typeof type === 'string') return raw as Value;
  return mapMembers(type, raw as Value, fromRaw);
}

function dynamicFromRaw(raw: Raw): Value {
  const [typeJson, value] = raw as readonly Raw[];
  const dynamicType = JSON.parse(Buffer.from(typeJson as Uint8Array).toString('utf8')) as CtyType;
  return { dynamicType, value: fromRaw(dynamicType, value ?? null) } as unknown as Value;
}

/** The reverse of `fromRaw`. */
export function toRaw(type: CtyType, value: Value): Raw {
  if (value === null || value === UNKNOWN) return value;
  if (type === 'dynamic') {
    const { dynamicType, value: inner } = value as unknown as DynamicValue;
    return [Buffer.from(JSON.stringify(dynamicType)), toRaw(dynamicType, inner)];
  }
  if (typeof type === 'string') return value;
  return mapMembers(type, value, (memberType, member) => toRaw(memberType, member) as Value);
}

/**
 * Reads a value as a state file has it. Attributes that the schema has since lost are left out, and
 * new ones are null.
 */
export function fromStateJson(type: CtyType, json: Value): Value {
  if (json === null) return null;
  if (type === 'dynamic') {
    const { type: dynamicType, value } = json as { readonly type: CtyType; readonly value: Value };
    return { dynamicType, value: fromStateJson(dynamicType, value) } as unknown as Value;
  }
  if (typeof type === 'string') return json;
  return mapMembers(type, json, fromStateJson);
}

function mapMembers(
  type: Exclude<CtyType, string>,
  value: Value,
  map: (type: CtyType, value: Value) => Value,
): Value {
  const [kind, inner] = type;
  if (kind === 'object') {
    const object = value as ObjectValue;
    return Object.fromEntries(
      Object.entries(inner).map(([name, memberType]) => [
        name,
        map(memberType, object[name] ?? null),
      ]),
    );
  }
  if (isList(value)) return tupleTypes(type, value).map(([itemType, item]) => map(itemType, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, map(inner as CtyType, member)]),
  );
}

/** Dynamic values may be tuples, in which every item has a type of its own. */
function tupleTypes(
  [kind, inner]: Exclude<CtyType, string>,
  items: readonly Value[],
): [CtyType, Value][] {
  const isTuple = (kind as string) === 'tuple';
  return items.map((item, index) => [
    (isTuple ? (inner as unknown as readonly CtyType[])[index] : inner) as CtyType,
    item,
  ]);
}
