import type { DisruptionBudgetProps, SpreadProps, TerminationProps } from '../model/resilience';
import type { ProbesProps } from '../model/probe';
import type { ScalingProps } from '../model/scaling';
import type { ScheduleProps } from '../model/schedule';
import type { MicroserviceProps, ServiceModel } from '../model/service';
import type { Volume } from '../model/volume';
import { WORKLOAD_SUPPORT } from './workload-support';
import { cell, degraded, exact, own, refused, type Row } from './support';

interface Groups {
  readonly probes: ProbesProps;
  readonly scaling: ScalingProps;
  readonly schedule: ScheduleProps;
  readonly disruptionBudget: DisruptionBudgetProps;
  readonly spread: SpreadProps;
  readonly termination: TerminationProps;
}

/** The path of a prop, as `ServiceModel.given` spells it. */
export type ServicePath =
  | Exclude<keyof MicroserviceProps, keyof Groups>
  | { [Group in keyof Groups]: `${Group}.${keyof Groups[Group] & string}` }[keyof Groups];

type ServiceRow = Row<ServiceModel>;

const everywhere: ServiceRow = { kubernetes: cell(exact()), lambda: cell(exact()) };

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const LAMBDA_LIMITS = {
  memoryMiB: { min: 128, max: 10_240 },
  scratchMiB: { min: 512, max: 10_240 },
  timeoutSeconds: 900,
  asynchronousRetries: 2,
};

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const HTTP_API_TIMEOUT_SECONDS = 30;

const FOLLOWS_MEMORY = "a function's CPU follows its memory";

const RESOURCES = {
  cpu: { kubernetes: cell(exact()), lambda: cell(degraded(FOLLOWS_MEMORY)) },
  cpuLimit: { kubernetes: cell(exact()), lambda: cell(refused(FOLLOWS_MEMORY)) },
  memory: {
    kubernetes: cell(exact()),
    lambda: cell(exact(), {
      values: 'below 128Mi or above 10240Mi',
      applies: ({ memoryMiB }) => !isWithin(memoryMiB, LAMBDA_LIMITS.memoryMiB),
      support: refused('a function has no other amounts', 'be from 128Mi to 10240Mi'),
    }),
  },
  memoryLimit: {
    kubernetes: cell(exact()),
    lambda: cell(exact(), {
      values: 'above `memory`',
      applies: ({ memoryMiB, memoryLimitMiB }) => memoryLimitMiB !== memoryMiB,
      support: refused('a function has one amount of memory', 'equal memory or be left out'),
    }),
  },
  volumes: {
    kubernetes: cell(exact()),
    lambda: cell(
      exact(),
      {
        values: 'elsewhere than `/tmp`, in memory or above 10240Mi',
        applies: ({ volumes }) => !volumes.every(isScratchOfLambda),
        support: refused(
          'a function writes there alone',
          'be one folder /tmp on disk of at most 10240Mi',
        ),
      },
      {
        values: 'below 512Mi',
        applies: ({ volumes }) =>
          volumes.some(({ sizeMiB }) => sizeMiB < LAMBDA_LIMITS.scratchMiB.min),
        support: degraded('a function has at least 512Mi to write to'),
      },
    ),
  },
} satisfies Record<string, ServiceRow>;

const NOT_PROBED = 'a function is not asked whether it is well';
const probe = (name: keyof ProbesProps): ServiceRow => ({
  kubernetes: cell(exact()),
  lambda: cell(refused(NOT_PROBED, "be 'off' or left out"), {
    values: "`'off'`",
    applies: ({ probes }) => probes[name] === undefined,
    support: exact(),
  }),
});

const BY_REQUEST = 'a function has one instance for each request at the same time';
const scaling = (how: string): ServiceRow => ({
  kubernetes: cell(exact()),
  lambda: cell(degraded(`${BY_REQUEST}${how}`)),
});

const WELL_BEING = {
  'probes.startup': probe('startup'),
  'probes.readiness': probe('readiness'),
  'probes.liveness': probe('liveness'),
  'scaling.replicas': {
    kubernetes: cell(exact()),
    lambda: cell(degraded(`${BY_REQUEST}; bound it by \`lambda.reservedConcurrency\``), {
      values: '`0`',
      applies: ({ scaling: { maxReplicas } }) => maxReplicas === 0,
      support: refused(
        'a function is stopped by lambda.reservedConcurrency of 0',
        'be left out or above 0',
      ),
    }),
  },
  'scaling.minReplicas': scaling('; keep some warm by `lambda.provisionedConcurrency`'),
  'scaling.maxReplicas': scaling('; bound it by `lambda.reservedConcurrency`'),
  'scaling.targetCpuPercent': scaling(''),
  'scaling.targetMemoryPercent': scaling(''),
  'scaling.targetRequestsPerSecond': scaling(''),
  'disruptionBudget.maxUnavailable': {
    kubernetes: cell(exact()),
    lambda: cell(degraded('nothing evicts a function')),
  },
  'disruptionBudget.minAvailable': {
    kubernetes: cell(exact()),
    lambda: cell(degraded('nothing evicts a function')),
  },
  'spread.zones': {
    kubernetes: cell(exact()),
    lambda: cell(exact('AWS spreads functions over zones'), {
      values: "`'off'`",
      applies: ({ spread }) => spread.zones === 'off',
      support: degraded('AWS spreads functions over zones all the same'),
    }),
  },
  'spread.nodes': {
    kubernetes: cell(exact()),
    lambda: cell(degraded('a function has no nodes to choose from')),
  },
  'termination.grace': {
    kubernetes: cell(exact()),
    lambda: cell(refused('a function ends between two requests')),
  },
  'termination.drain': {
    kubernetes: cell(exact()),
    lambda: cell(refused('a function ends between two requests')),
  },
} satisfies Record<string, ServiceRow>;

const TIMES = {
  'schedule.cron': {
    kubernetes: cell(exact()),
    lambda: cell(exact(), {
      values: 'with both days of the month and days of the week',
      applies: ({ schedule }) => namesBothDays(schedule?.cron ?? ''),
      support: refused(
        'EventBridge takes only one of the two',
        'leave the day of month or the day of week at *',
      ),
    }),
  },
  'schedule.timeZone': everywhere,
  'schedule.overlap': {
    kubernetes: cell(exact()),
    lambda: cell(
      exact(),
      {
        values: "`'forbid'`",
        applies: ({ schedule }) => schedule?.overlap === 'forbid',
        support: degraded('a run that is due meanwhile waits instead of being left out'),
      },
      {
        values: "`'replace'`",
        applies: ({ schedule }) => schedule?.overlap === 'replace',
        support: refused('a running function cannot be ended', "be 'forbid' or 'allow'"),
      },
    ),
  },
  'schedule.deadline': {
    kubernetes: cell(exact()),
    lambda: cell(exact(), {
      values: 'above 15m',
      applies: ({ schedule }) => (schedule?.deadlineSeconds ?? 0) > LAMBDA_LIMITS.timeoutSeconds,
      support: refused('a function runs for 15 minutes at most', 'be at most 15m'),
    }),
  },
  'schedule.retries': {
    kubernetes: cell(exact()),
    lambda: cell(exact(), {
      values: 'above 2',
      applies: ({ schedule }) => (schedule?.retries ?? 0) > LAMBDA_LIMITS.asynchronousRetries,
      support: refused('AWS tries a failed run again twice at most', 'be at most 2'),
    }),
  },
  requestTimeout: {
    kubernetes: cell(degraded('nothing enforces it; only the checks hold its calls against it')),
    lambda: cell(
      exact(),
      {
        values: 'above 30s of a public service',
        applies: ({ isPublic, requestTimeoutSeconds = 0 }) =>
          isPublic && requestTimeoutSeconds > HTTP_API_TIMEOUT_SECONDS,
        support: refused('an HTTP API gives up after 30 seconds', 'be at most 30s when public'),
      },
      {
        values: 'of a fraction of a second',
        applies: ({ requestTimeoutSeconds = 0 }) => !Number.isInteger(requestTimeoutSeconds),
        support: degraded('it is rounded up to whole seconds'),
      },
    ),
  },
} satisfies Record<string, ServiceRow>;

/** What each target does with each prop of a service. `docs/targets.md` is made from it. */
export const SERVICE_SUPPORT: Readonly<Record<ServicePath, ServiceRow>> = {
  ...WORKLOAD_SUPPORT,
  ...RESOURCES,
  ...WELL_BEING,
  ...TIMES,
  isPublic: {
    kubernetes: cell(exact('a Service of type LoadBalancer')),
    lambda: cell(exact('an HTTP API of at most 1000 requests a second')),
  },
  target: everywhere,
  kubernetes: { kubernetes: cell(exact()), lambda: cell(own('Kubernetes')) },
  lambda: { kubernetes: cell(own('Lambda')), lambda: cell(exact()) },
};

function isWithin(value: number, { min, max }: { readonly min: number; readonly max: number }) {
  return value >= min && value <= max;
}

function isScratchOfLambda({ mountPath, medium, sizeMiB }: Volume): boolean {
  return mountPath === '/tmp' && medium === 'disk' && sizeMiB <= LAMBDA_LIMITS.scratchMiB.max;
}

function namesBothDays(cron: string): boolean {
  const [, , dayOfMonth = '*', , dayOfWeek = '*'] = cron.split(' ');
  return dayOfMonth !== '*' && dayOfWeek !== '*';
}
