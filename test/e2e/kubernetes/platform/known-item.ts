import type { ObjectValue } from '../../../../lib/rehearsal/cty/value';
import { apiField } from '../../../../lib/targets/kubernetes/manifest-fields';

/** What tells the items of a list apart, where anything does. A volume may be mounted twice. */
const IDENTITIES = ['mount_path', 'name'];

/** Where Terraform knows an item of a live list: under the same name, or else at the same place. */
export function indexOfKnown(
  live: Readonly<Record<string, unknown>>,
  index: number,
  known: readonly ObjectValue[],
): number {
  for (const key of IDENTITIES) {
    const name = live[apiField('', key, false).name];
    if (typeof name === 'string' && known.some((item) => typeof item[key] === 'string')) {
      return known.findIndex((item) => item[key] === name);
    }
  }
  return index;
}
