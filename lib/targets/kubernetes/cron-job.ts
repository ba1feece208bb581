import { createRequire } from 'node:module';

import type * as cronJobV1 from '@cdktf/provider-kubernetes/lib/cron-job-v1';

import type { Schedule } from '../../model/schedule';
import type { ServiceModel } from '../../model/service';
import { draft, type Draft } from '../draft';
import type { Surroundings } from '../surroundings';
import { podNeeds } from './deployment';
import { labelsOf, metadataOf, placeOf } from './metadata';
import { lowerPod } from './pod';

/** Most programs have no jobs, and this class alone would take as long to load as all others. */
const load = createRequire(__filename);

const CONCURRENCY_POLICY = { forbid: 'Forbid', allow: 'Allow', replace: 'Replace' } as const;

/**
 * How late a run may begin that could not begin in time, as on Lambda. Without a bound, a controller
 * that missed more than a hundred runs would never start another one.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline
 */
const MAX_DELAY_SECONDS = 3600;

/** Lowers a service that runs now and then. */
export function lowerCronJob(
  service: ServiceModel,
  schedule: Schedule,
  around: Surroundings,
): Draft {
  const { CronJobV1 } = load('@cdktf/provider-kubernetes/lib/cron-job-v1') as typeof cronJobV1;
  return draft(CronJobV1, placeOf(service, 'cron_job', ...podNeeds(service)), {
    metadata: metadataOf(service),
    spec: {
      schedule: schedule.cron,
      timezone: schedule.timeZone,
      startingDeadlineSeconds: MAX_DELAY_SECONDS,
      concurrencyPolicy: CONCURRENCY_POLICY[schedule.overlap],
      jobTemplate: {
        metadata: { labels: labelsOf(service) },
        spec: {
          backoffLimit: schedule.retries,
          activeDeadlineSeconds: schedule.deadlineSeconds,
          template: {
            metadata: { labels: labelsOf(service) },
            spec: { ...lowerPod(service, around), restartPolicy: 'Never' },
          },
        },
      },
    },
  });
}
