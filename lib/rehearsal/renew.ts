import { isList, isObject, UNKNOWN, withMembers, type ObjectValue, type Value } from './cty/value';
import type { SchemaPath } from './rules';

/** `values` with what is at `paths` unknown, except where `config` itself says what it will be. */
export function renew(
  values: ObjectValue,
  paths: readonly SchemaPath[],
  config: ObjectValue = {},
): ObjectValue {
  return paths.reduce((renewed, path) => renewAt(renewed, path.split('.'), config), values);
}

function renewAt(values: ObjectValue, path: readonly string[], config: Value): ObjectValue {
  const [name = '', ...rest] = path;
  const value = values[name];
  if (value === undefined) return values;
  const given = isObject(config) ? (config[name] ?? null) : null;
  if (rest.length === 0) return given === null ? withMembers(values, { [name]: UNKNOWN }) : values;
  if (!isList(value)) return values;
  const renewed = value.map((item, index) =>
    isObject(item) ? renewAt(item, rest, isList(given) ? (given[index] ?? null) : null) : item,
  );
  return withMembers(values, { [name]: renewed });
}
