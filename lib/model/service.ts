import type { Problem } from '../errors';
import { checkNumber, checkWholeNumber } from './bounds';
import { resolveEnvironment, type Environment, type Variable } from './environment';
import {
  resolveKubernetesService,
  type KubernetesService,
  type KubernetesServiceProps,
} from './kubernetes-service';
import {
  resolveLambdaService,
  type LambdaService,
  type LambdaServiceProps,
} from './lambda-service';
import { resolveProbes, type Probes, type ProbesProps } from './probe';
import type { Protocol } from './protocol';
import {
  parseCpu,
  parseDuration,
  parseMemory,
  type Cpu,
  type Duration,
  type Memory,
} from './quantity';
import {
  resolveDisruptionBudget,
  resolveSpread,
  resolveTermination,
  type DisruptionBudget,
  type DisruptionBudgetProps,
  type Spread,
  type SpreadProps,
  type Termination,
  type TerminationProps,
} from './resilience';
import { resolveScaling, type Scaling, type ScalingProps } from './scaling';
import { resolveSchedule, type Schedule, type ScheduleProps } from './schedule';
import type { Target, TargetModel } from './target';
import { resolveVolumes, type Volume, type VolumeProps } from './volume';

/** What one service is: what it runs, how it is reached, how it scales and how it stays well. */
export interface MicroserviceProps {
  /**
   * The container image with a tag other than `latest`, or with a digest. Kubernetes needs one; on
   * Lambda it is one made for Lambda, and used where there is no `code`.
   */
  readonly image?: string;
  /**
   * The code for Lambda: a `.zip` file or a folder, as a path from where the program is started.
   * Means nothing on Kubernetes, which runs `image`.
   */
  readonly code?: string;
  /**
   * The program and its arguments.
   *
   * @default - what the image starts by itself
   */
  readonly command?: readonly string[];
  /**
   * The port that the service listens on: 1 to 65535.
   *
   * @default - it listens on nothing, and nobody can call it
   */
  readonly port?: number;
  /**
   * What it speaks on `port`.
   *
   * @default 'http'
   */
  readonly protocol?: Protocol;
  /**
   * CPU that each replica is sure to get, in whole thousandths of a core.
   *
   * @default '100m'
   */
  readonly cpu?: Cpu;
  /**
   * Most CPU that each replica can use; it is slowed down there. `cpu` or more.
   *
   * @default - four times `cpu`, one core at least
   */
  readonly cpuLimit?: Cpu;
  /**
   * Memory that each replica is sure to get, in whole mebibytes.
   *
   * @default '128Mi'
   */
  readonly memory?: Memory;
  /**
   * Most memory that each replica can use; it is ended there. `memory` or more.
   *
   * @default - `memory`
   */
  readonly memoryLimit?: Memory;
  /** Variables of the environment, by name. */
  readonly environment?: Environment;
  /** How the platform asks whether the service is well. */
  readonly probes?: ProbesProps;
  /**
   * How many replicas run.
   *
   * @default - two replicas at all times
   */
  readonly scaling?: ScalingProps;
  /**
   * When it runs, for a service that is a scheduled job.
   *
   * @default - it runs all the time
   */
  readonly schedule?: ScheduleProps;
  /**
   * How many replicas the platform may take away at once.
   *
   * @default - one
   */
  readonly disruptionBudget?: DisruptionBudgetProps;
  /**
   * Where replicas are put.
   *
   * @default - over zones and nodes, as far as possible
   */
  readonly spread?: SpreadProps;
  /**
   * How a replica ends.
   *
   * @default - 30 seconds between the request to stop and the end
   */
  readonly termination?: TerminationProps;
  /**
   * Empty folders to write to.
   *
   * @default - `/tmp` of 64 Mi
   */
  readonly volumes?: readonly VolumeProps[];
  /**
   * Longest time that one request to this service may take, from 1 ms to 15 minutes.
   *
   * @default - no limit is stated; 30 seconds on Lambda
   */
  readonly requestTimeout?: Duration;
  /**
   * Whether it can be reached from outside: by a load balancer on Kubernetes, by an HTTP API on
   * Lambda.
   *
   * @default false
   */
  readonly isPublic?: boolean;
  /**
   * Where this one service runs.
   *
   * @default - on the target of its stack
   */
  readonly target?: Target;
  /** Settings that only Kubernetes has. */
  readonly kubernetes?: KubernetesServiceProps;
  /** Settings that only Lambda has. */
  readonly lambda?: LambdaServiceProps;
}

/** A service with every default filled in and every unit fixed. */
export interface ServiceModel {
  readonly name: string;
  /** The stack that it is in; with the name, unique in the system. */
  readonly stack: string;
  readonly stage?: string;
  readonly target: TargetModel;
  readonly image?: string;
  readonly code?: string;
  readonly command?: readonly string[];
  readonly port?: number;
  readonly protocol: Protocol;
  readonly cpuMillicores: number;
  readonly cpuLimitMillicores: number;
  readonly memoryMiB: number;
  readonly memoryLimitMiB: number;
  readonly environment: readonly Variable[];
  readonly probes: Probes;
  readonly scaling: Scaling;
  readonly schedule?: Schedule;
  readonly disruptionBudget: DisruptionBudget;
  readonly spread: Spread;
  readonly termination: Termination;
  readonly volumes: readonly Volume[];
  readonly requestTimeoutSeconds?: number;
  readonly isPublic: boolean;
  readonly kubernetes: KubernetesService;
  readonly lambda: LambdaService;
  /** Paths of the props that the user wrote, such as `scaling.minReplicas`. */
  readonly given: readonly string[];
}

/** Where a service stands, which its own props do not say. */
export interface ServicePlace {
  readonly name: string;
  readonly stack: string;
  readonly stage?: string;
  readonly target: TargetModel;
}

/** Expects props whose shape was checked. */
export function resolveService(props: MicroserviceProps, place: ServicePlace): ServiceModel {
  const { port, protocol = 'http', environment, probes, scaling, schedule } = props;
  const { disruptionBudget, spread, termination, volumes, isPublic = false } = props;
  return {
    ...place,
    ...resolveWorkload(props),
    ...resolveResources(props),
    protocol,
    environment: resolveEnvironment(environment),
    probes: schedule === undefined ? resolveProbes(probes, { port, protocol }) : {},
    scaling: resolveScaling(scaling),
    ...(schedule !== undefined && { schedule: resolveSchedule(schedule) }),
    disruptionBudget: resolveDisruptionBudget(disruptionBudget),
    spread: resolveSpread(spread),
    termination: resolveTermination(termination),
    volumes: resolveVolumes(volumes),
    isPublic,
    kubernetes: resolveKubernetesService(props.kubernetes, port),
    lambda: resolveLambdaService(props.lambda),
    given: givenPaths(props),
  };
}

function resolveWorkload({ image, code, command, port, requestTimeout }: MicroserviceProps) {
  return {
    ...(image !== undefined && { image }),
    ...(code !== undefined && { code }),
    ...(command !== undefined && { command }),
    ...(port !== undefined && { port }),
    ...(requestTimeout !== undefined && { requestTimeoutSeconds: parseDuration(requestTimeout) }),
  };
}

/** Room to start and to catch up in, and yet no neighbour that takes the whole node. */
const CPU_LIMIT = { timesCpu: 4, leastMillicores: 1000 };

function resolveResources({
  cpu = '100m',
  cpuLimit,
  memory = '128Mi',
  memoryLimit = memory,
}: MicroserviceProps) {
  const cpuMillicores = parseCpu(cpu);
  const roomy = Math.max(cpuMillicores * CPU_LIMIT.timesCpu, CPU_LIMIT.leastMillicores);
  return {
    cpuMillicores,
    cpuLimitMillicores: cpuLimit === undefined ? roomy : parseCpu(cpuLimit),
    memoryMiB: parseMemory(memory),
    memoryLimitMiB: parseMemory(memoryLimit),
  };
}

/** Groups whose members are listed one by one; other props are listed as a whole. */
export const GROUPS: readonly string[] = [
  'scaling',
  'schedule',
  'disruptionBudget',
  'spread',
  'termination',
  'probes',
];

function givenPaths(props: MicroserviceProps): readonly string[] {
  return Object.entries(props).flatMap(([key, value]) => {
    if (value === undefined) return [];
    if (!GROUPS.includes(key)) return [key];
    const members = Object.entries(value as object).filter(([, member]) => member !== undefined);
    return members.map(([member]) => `${key}.${member}`);
  });
}

/** Bounds of what belongs to no group; the groups have checks of their own. */
export function* checkResources(service: ServiceModel): Iterable<Problem> {
  const { port, cpuMillicores, cpuLimitMillicores, memoryMiB, memoryLimitMiB, given } = service;
  if (port !== undefined) {
    yield* checkWholeNumber(port, { code: 'service/port', path: 'port', min: 1, max: 65535 });
  }
  const cpu = { code: 'service/cpu', unit: 'm', max: 1_000_000 };
  yield* checkWholeNumber(cpuMillicores, { ...cpu, path: 'cpu', min: 1 });
  if (given.includes('cpuLimit')) {
    yield* checkWholeNumber(cpuLimitMillicores, { ...cpu, path: 'cpuLimit', min: cpuMillicores });
  }
  const memory = { code: 'service/memory', unit: 'Mi', max: 16_777_216 };
  yield* checkWholeNumber(memoryMiB, { ...memory, path: 'memory', min: 4 });
  if (memoryLimitMiB !== memoryMiB) {
    yield* checkWholeNumber(memoryLimitMiB, { ...memory, path: 'memoryLimit', min: memoryMiB });
  }
  if (service.requestTimeoutSeconds !== undefined) {
    const timeout = { code: 'service/request-timeout', path: 'requestTimeout', unit: 'seconds' };
    yield* checkNumber(service.requestTimeoutSeconds, { ...timeout, min: 0.001, max: 900 });
  }
}
