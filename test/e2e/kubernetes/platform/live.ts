import { isPlainObject } from '../../../../lib/model/shape';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';

/** The member of a live object at a path of names and positions, `undefined` where there is none. */
export function memberAt(live: unknown, path: readonly (string | number)[]): unknown {
  let here: unknown = live;
  for (const step of path) {
    if (typeof step === 'number')
      here = Array.isArray(here) ? (here as unknown[])[step] : undefined;
    else here = isPlainObject(here) && Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return here;
}

/** Whether the object's status says so. */
export function hasCondition(live: KubernetesObject, type: string, status = 'True'): boolean {
  const conditions = memberAt(live, ['status', 'conditions']);
  if (!Array.isArray(conditions)) return false;
  return conditions.some(
    (each) => memberAt(each, ['type']) === type && memberAt(each, ['status']) === status,
  );
}
