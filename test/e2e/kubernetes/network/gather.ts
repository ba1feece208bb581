import { expect, vi } from 'vitest';

import type { ApiClient } from '../platform/api-client';
import { apiObjects, referenceTo } from '../platform/api-objects';
import type { Labels } from '../reachability/policy';
import { bystanders, nameServer } from './bystanders';
import { jobsOf } from './jobs';
import { hasNameServer } from './read-world';

const BYSTANDING = { fieldManager: 'bystanders', force: false };

/**
 * Adds the pods that no Deployment of ours has: of the jobs of our namespaces, of nobody, and a name server
 * where there is none. Gives what removes them again, and is done when they are gone.
 */
export async function gather(
  send: ApiClient,
  namespaces: readonly string[],
  imitated: Labels,
): Promise<() => Promise<void>> {
  const objects = apiObjects(send);
  const jobs = await Promise.all(namespaces.map((namespace) => jobsOf(send, namespace)));
  const names = (await hasNameServer(send)) ? [] : [nameServer()];
  const added = [...bystanders(namespaces, imitated), ...names, ...jobs.flat()];
  for (const object of added) await objects.apply(object, BYSTANDING);

  return async () => {
    for (const object of added) await objects.delete(referenceTo(object), 'Foreground');
    await vi.waitFor(
      async () => {
        const left = await Promise.all(added.map((object) => objects.get(referenceTo(object))));
        expect(left.filter((object) => object !== undefined)).toEqual([]);
      },
      { timeout: 60_000, interval: 200 },
    );
  };
}
