import { isPlainObject } from '../../../../lib/model/shape';
import { isObject, type Value } from '../../../../lib/rehearsal/cty/value';
import { ownersOfField, type Owners } from './ownership';
import { readScalar, type FieldName } from './read-scalar';

export interface LiveMap {
  readonly name: FieldName;
  readonly live: unknown;
  readonly known: Value;
  readonly owners: Owners;
  /** Whether the provider takes over what it finds. */
  readonly isComputed: boolean;
  /** Whether Terraform knows nothing of the map's surroundings, as in an import. */
  readonly isNew: boolean;
  /** Whether keys of Kubernetes' own are nobody's business: those of the object's own metadata are. */
  readonly hidesInternal: boolean;
}

/** A map of the user's keys: those that Terraform knows, and those that somebody else wrote. */
export function readMap(map: LiveMap): Value {
  const { name, known } = map;
  const live = isPlainObject(map.live) ? map.live : {};
  const old = isObject(known) ? known : {};
  const members = Object.entries(live)
    .filter(([key]) => Object.hasOwn(old, key) || isShown(map, key))
    .map(([key, value]) => [key, readScalar('string', name, [value, old[key] ?? null])] as const);
  if (members.length > 0) return Object.fromEntries(members);
  return known === null && !map.isComputed ? null : {};
}

function isShown({ owners, isComputed, isNew, hidesInternal }: LiveMap, key: string): boolean {
  if (hidesInternal && isInternal(key)) return false;
  const { ours, others } = ownersOfField(owners, key);
  return isComputed || others.length > 0 || (isNew && ours.length > 0);
}

/**
 * Labels and annotations of Kubernetes' own, which the provider leaves alone unless the configuration
 * names them.
 *
 * @see https://github.com/hashicorp/terraform-provider-kubernetes/blob/v2.38.0/kubernetes/structures.go
 */
export function isInternal(key: string): boolean {
  const host = key.includes('/') ? key.slice(0, key.indexOf('/')) : key;
  if (host === 'app.kubernetes.io' || host === 'service.beta.kubernetes.io') return false;
  return host.endsWith('kubernetes.io');
}
