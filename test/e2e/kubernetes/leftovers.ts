import type { KubernetesObject } from '../../../lib/targets/kubernetes/manifest';
import type { ApiClient } from './platform/api-client';
import type { ApiResourceList } from './platform/api-objects';
import { idOf } from './platform/object-values';

/** What a control plane keeps writing about itself. */
const RESTLESS: ReadonlySet<string> = new Set(['Event', 'Lease', 'NodeMetrics', 'PodMetrics']);

/**
 * Every object of a cluster, of every kind that it can list, as `<group and version> <kind> <name>`.
 * Left out is what comes and goes by itself.
 */
export async function everyObject(send: ApiClient): Promise<string[]> {
  const get = (path: string) => send({ method: 'GET', path });
  const { groups } = (await get('/apis')) as ApiGroupList;
  const versions = [
    'api/v1',
    ...groups.map((group) => `apis/${group.preferredVersion.groupVersion}`),
  ];
  const found = await Promise.all(
    versions.map(async (version) => {
      const { resources } = (await get(`/${version}`)) as ApiResourceList;
      const listed = resources.filter(
        ({ kind, name, verbs }) =>
          verbs.includes('list') && !name.includes('/') && !RESTLESS.has(kind),
      );
      const lists = await Promise.all(
        listed.map(async ({ name, kind }) => {
          const { items } = (await get(`/${version}/${name}`)) as { items: KubernetesObject[] };
          return items.map((item) => `${version.replace(/^apis?\//, '')} ${kind} ${idOf(item)}`);
        }),
      );
      return lists.flat();
    }),
  );
  return found.flat().sort();
}

interface ApiGroupList {
  readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[];
}
