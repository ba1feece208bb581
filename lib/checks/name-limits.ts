import type { ServiceModel } from '../model/service';
import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** A name that a platform gives something of a service's, and how long it may be. */
interface NameLimit {
  readonly thing: string;
  readonly max: number;
  readonly nameOf: (service: ServiceModel) => string;
  readonly applies: (service: ServiceModel) => boolean;
}

const functionName = ({ stack, name }: ServiceModel) => `${stack}-${name}`;
const always = () => true;

/** A name that fits into a DNS label is short enough for everything that is not listed. */
const LIMITS: Readonly<Record<'kubernetes' | 'lambda', readonly NameLimit[]>> = {
  kubernetes: [
    {
      /** @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
      thing: 'a CronJob',
      max: 52,
      nameOf: ({ name }) => name,
      applies: ({ schedule }) => schedule !== undefined,
    },
    {
      /** @see https://kubernetes.io/docs/concepts/services-networking/service/ */
      thing: 'a public Service',
      max: 63,
      nameOf: ({ name }) => `${name}-public`,
      applies: ({ isPublic }) => isPublic,
    },
  ],
  lambda: [
    {
      /** @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
      thing: 'a function and its role',
      max: 64,
      nameOf: functionName,
      applies: always,
    },
    {
      /** @see https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
      thing: 'a schedule and its role',
      max: 64,
      nameOf: (service) => `${functionName(service)}-schedule`,
      applies: ({ schedule }) => schedule !== undefined,
    },
  ],
};

/** Names that grow out of a service's name fit their platform. */
export function* checkNameLimits({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    for (const { thing, max, nameOf, applies } of LIMITS[placed.model.target.kind]) {
      const name = nameOf(placed.model);
      if (!applies(placed.model) || name.length <= max) continue;
      yield ofService(placed, {
        code: 'target/name-too-long',
        path: 'id',
        message: `must give ${thing} a name of at most ${max} characters, got ${name.length}: ${name}`,
      });
    }
  }
}
