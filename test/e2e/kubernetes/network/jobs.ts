import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import type { ApiClient } from '../platform/api-client';

interface CronJob {
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly jobTemplate: { readonly metadata: object; readonly spec: object } };
}

/** A job of each CronJob of the namespace, as its time would make it: its pod stays when it is done. */
export async function jobsOf(send: ApiClient, namespace: string): Promise<KubernetesObject[]> {
  const path = `/apis/batch/v1/namespaces/${namespace}/cronjobs`;
  const { items } = (await send({ method: 'GET', path })) as { items: readonly CronJob[] };
  return items.map(({ metadata: { name }, spec: { jobTemplate } }) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { ...jobTemplate.metadata, namespace, name: `${name}-now` },
    spec: jobTemplate.spec,
  }));
}
