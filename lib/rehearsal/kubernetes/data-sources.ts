import { isObject, textAt, valueAt, withMembers, type ObjectValue } from '../cty/value';
import type { ReadRequest } from '../platform/platform';
import type { World } from '../platform/world';

/** A data source reads the object of the resource of the same type. */
export function readKubernetesData(
  { type, state }: ReadRequest,
  world: World,
): ObjectValue | undefined {
  const metadata = valueAt(state, ['metadata', 0]);
  const namespace = textAt(metadata, ['namespace']) || 'default';
  const key = `${namespace}/${textAt(metadata, ['name'])}`;
  const found = world.get(type, key)?.values;
  if (found === undefined) return undefined;

  const read = Object.keys(state).map((name) => [name, found[name] ?? null] as const);
  const values = withMembers(state, Object.fromEntries(read));
  return isObject(metadata) ? withMembers(values, { id: key }) : values;
}
