import type { CtyType } from '../schemas/schema';

/** Stands for a value that only the apply will tell. */
export const UNKNOWN: unique symbol = Symbol('unknown');

/** A value where the schema allows any type: it carries its own. */
export interface DynamicValue {
  readonly dynamicType: CtyType;
  readonly value: Value;
}

export type ObjectValue = { readonly [name: string]: Value };

/**
 * A value of Terraform's type system as plain data. Sets are lists here, numbers that JavaScript
 * cannot hold exactly are decimal text, and dynamic values are `DynamicValue`s.
 */
export type Value =
  null | boolean | number | string | typeof UNKNOWN | readonly Value[] | ObjectValue;

export function isObject(value: Value | undefined): value is ObjectValue {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}

/** Whether anything in `value` is still unknown. */
export function hasUnknown(value: Value): boolean {
  if (value === UNKNOWN) return true;
  if (isList(value)) return value.some(hasUnknown);
  return isObject(value) && Object.values(value).some(hasUnknown);
}

export function isEqual(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (isList(left)) {
    if (!isList(right) || left.length !== right.length) return false;
    return left.every((item, index) => isEqual(item, right[index] ?? null));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every(
    (key) => Object.hasOwn(right, key) && isEqual(left[key] ?? null, right[key] ?? null),
  );
}

/** `object` with some members replaced. Safe for any key, `__proto__` included. */
export function withMembers(object: ObjectValue, members: ObjectValue): ObjectValue {
  return Object.fromEntries([...Object.entries(object), ...Object.entries(members)]);
}

/** The value at a path of names and positions, `null` where there is none. */
export function valueAt(value: Value, path: readonly (string | number)[]): Value {
  let here: Value | undefined = value;
  for (const step of path) {
    if (typeof step === 'number') here = isList(here) ? here[step] : null;
    else here = isObject(here) && Object.hasOwn(here, step) ? here[step] : null;
  }
  return here ?? null;
}

/** The text at a path, or `''`. */
export function textAt(value: Value, path: readonly (string | number)[]): string {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : '';
}
