import type { Draft } from '../../../lib/targets/draft';
import { lowerKubernetesService } from '../../../lib/targets/kubernetes/service';
import type { Surroundings } from '../../../lib/targets/surroundings';
import { aService } from '../../support/service';

export const ALONE: Surroundings = { outgoing: [], incoming: [] };

/** Drafts of a service on its own, by part. */
export function lowered(overrides: Parameters<typeof aService>[0] = {}): Record<string, Draft> {
  const drafts = lowerKubernetesService(aService(overrides), ALONE);
  return Object.fromEntries(drafts.map((draft) => [draft.part, draft]));
}

/** The container of a lowered Deployment or CronJob. */
export function containerOf(draft: Draft | undefined): Record<string, never> {
  return podOf(draft)['container']?.[0] ?? {};
}

/** The pod of a lowered Deployment or CronJob. */
export function podOf(draft: Draft | undefined): Record<string, never> {
  const { spec } = draft?.config as { spec: Record<string, never> };
  const job = spec['jobTemplate'] as { spec: { template: { spec: never } } } | undefined;
  const template = spec['template'] as { spec: never } | undefined;
  return job?.spec.template.spec ?? template?.spec ?? ({} as Record<string, never>);
}
