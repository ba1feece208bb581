import type { Problem } from '../errors';
import { checkNumber, checkWholeNumber } from './bounds';
import type { Protocol } from './protocol';
import { parseDuration, durationShape, type Duration } from './quantity';
import { either, mapOf, number, objectOf, shown, text, choice, listOf } from './shape';

/** How the platform asks a service whether it is well. At most one of the five ways. */
export interface ProbeProps {
  /** Asks by HTTP GET on this path; any status from 200 to 399 is well. Starts with `/`. */
  readonly httpPath?: string;
  /** Headers of the HTTP request, by name. Only beside `httpPath`. */
  readonly httpHeaders?: Readonly<Record<string, string>>;
  /** Asks the standard gRPC health service; `''` asks about the server as a whole. */
  readonly grpcService?: string;
  /** Asks by running this command in the container; exit code 0 is well. */
  readonly command?: readonly string[];
  /**
   * The port asked. A whole number from 1 to 65535.
   *
   * @default - the service's own `port`
   */
  readonly port?: number;
  /**
   * Time between two questions, in whole seconds from 1.
   *
   * @default '10s'
   */
  readonly interval?: Duration;
  /**
   * Time to wait for an answer, in whole seconds from 1, at most `interval`.
   *
   * @default '2s'
   */
  readonly timeout?: Duration;
  /**
   * Wrong answers in a row that count as ill. A whole number from 1.
   *
   * @default 3
   */
  readonly failures?: number;
  /**
   * Time before the first question, in whole seconds.
   *
   * @default '0s'
   */
  readonly initialDelay?: Duration;
}

/** The probes of one service; `'off'` goes without. */
export interface ProbesProps {
  /**
   * Holds the other two back until the service has started.
   *
   * @default - as `readiness`, asked every 2 seconds for up to 2 minutes
   */
  readonly startup?: ProbeProps | 'off';
  /**
   * Takes the service out of the load balancing while it is ill.
   *
   * @default - by protocol: the gRPC health service, or whether the port accepts connections
   */
  readonly readiness?: ProbeProps | 'off';
  /**
   * Restarts the service when it is ill.
   *
   * @default - whether the port accepts connections, asked every 10 seconds, six times in a row
   */
  readonly liveness?: ProbeProps | 'off';
}

export type ProbeQuestion =
  | {
      readonly kind: 'http';
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly port: number;
    }
  | { readonly kind: 'grpc'; readonly service: string; readonly port: number }
  | { readonly kind: 'tcp'; readonly port: number }
  | { readonly kind: 'command'; readonly command: readonly string[] };

export interface Probe {
  readonly question: ProbeQuestion;
  readonly intervalSeconds: number;
  readonly timeoutSeconds: number;
  readonly failures: number;
  readonly initialDelaySeconds: number;
}

export interface Probes {
  readonly startup?: Probe;
  readonly readiness?: Probe;
  readonly liveness?: Probe;
}

const probeShape = objectOf<ProbeProps>({
  httpPath: text,
  httpHeaders: mapOf(text),
  grpcService: text,
  command: listOf(text),
  port: number,
  interval: durationShape,
  timeout: durationShape,
  failures: number,
  initialDelay: durationShape,
});
const probeOrOff = either(`'off' or a probe`, choice('off'), probeShape);

export const probesShape = objectOf<ProbesProps>({
  startup: probeOrOff,
  readiness: probeOrOff,
  liveness: probeOrOff,
});

interface Listening {
  readonly port: number | undefined;
  readonly protocol: Protocol;
}

const STARTUP = { intervalSeconds: 2, failures: 60 };
const LIVENESS = { failures: 6 };

/** A service that listens on nothing has only the probes that run a command or name a port. */
export function resolveProbes(props: ProbesProps = {}, { port, protocol }: Listening): Probes {
  const readinessProps = props.readiness === 'off' ? {} : (props.readiness ?? {});
  const byProtocol = port === undefined ? undefined : defaultQuestion(protocol, port);
  const connects = port === undefined ? undefined : ({ kind: 'tcp', port } as const);
  const asReadiness = questionOf(readinessProps, port, byProtocol);

  const readiness = resolveProbe(props.readiness, port, { question: byProtocol });
  const startup = resolveProbe(props.startup, port, { question: asReadiness, ...STARTUP });
  const liveness = resolveProbe(props.liveness, port, { question: connects, ...LIVENESS });
  return {
    ...(startup !== undefined && { startup }),
    ...(readiness !== undefined && { readiness }),
    ...(liveness !== undefined && { liveness }),
  };
}

interface ProbeDefaults {
  readonly question: ProbeQuestion | undefined;
  readonly intervalSeconds?: number;
  readonly failures?: number;
}

function resolveProbe(
  props: ProbeProps | 'off' = {},
  port: number | undefined,
  defaults: ProbeDefaults,
): Probe | undefined {
  if (props === 'off') return undefined;
  const question = questionOf(props, port, defaults.question);
  if (question === undefined) return undefined;
  const {
    interval,
    timeout = '2s',
    initialDelay = '0s',
    failures = defaults.failures ?? 3,
  } = props;
  return {
    question,
    intervalSeconds:
      interval === undefined ? (defaults.intervalSeconds ?? 10) : parseDuration(interval),
    timeoutSeconds: parseDuration(timeout),
    failures,
    initialDelaySeconds: parseDuration(initialDelay),
  };
}

function questionOf(
  props: ProbeProps,
  servicePort: number | undefined,
  fallback: ProbeQuestion | undefined,
): ProbeQuestion | undefined {
  const { httpPath, httpHeaders = {}, grpcService, command, port = servicePort } = props;
  if (command !== undefined) return { kind: 'command', command };
  if (port === undefined) return undefined;
  if (httpPath !== undefined) return { kind: 'http', path: httpPath, headers: httpHeaders, port };
  if (grpcService !== undefined) return { kind: 'grpc', service: grpcService, port };
  return fallback === undefined || fallback.kind === 'command'
    ? { kind: 'tcp', port }
    : { ...fallback, port };
}

function defaultQuestion(protocol: Protocol, port: number): ProbeQuestion {
  return protocol === 'grpc' ? { kind: 'grpc', service: '', port } : { kind: 'tcp', port };
}

export function* checkProbes(props: ProbesProps = {}, listening: Listening): Iterable<Problem> {
  const resolved = resolveProbes(props, listening);
  for (const name of ['startup', 'readiness', 'liveness'] as const) {
    const given = props[name];
    if (given === undefined || given === 'off') continue;
    yield* checkQuestion(given, `probes.${name}`, listening);
    const probe = resolved[name];
    if (probe !== undefined) yield* checkTiming(probe, `probes.${name}`);
  }
}

function* checkQuestion(probe: ProbeProps, path: string, { port }: Listening): Iterable<Problem> {
  const ways = (['httpPath', 'grpcService', 'command'] as const).filter(
    (way) => probe[way] !== undefined,
  );
  if (ways.length > 1) {
    yield {
      code: 'probe/conflict',
      path,
      message: `must ask in one way, got ${ways.join(' and ')}`,
    };
  }
  if (probe.httpPath !== undefined && !/^\/[!-~]*$/.test(probe.httpPath)) {
    yield {
      code: 'probe/path',
      path: `${path}.httpPath`,
      message: `must start with / and hold visible ASCII only, got ${shown(probe.httpPath)}`,
    };
  }
  yield* checkCompanions(probe, path, port);
}

function* checkCompanions(
  probe: ProbeProps,
  path: string,
  servicePort: number | undefined,
): Iterable<Problem> {
  if (probe.httpHeaders !== undefined && probe.httpPath === undefined) {
    yield {
      code: 'probe/conflict',
      path: `${path}.httpHeaders`,
      message: 'must stand beside httpPath, got none',
    };
  }
  if (probe.command?.length === 0) {
    yield {
      code: 'probe/command',
      path: `${path}.command`,
      message: 'must name a command, got an empty list',
    };
  }
  if (probe.command === undefined && probe.port === undefined && servicePort === undefined) {
    yield {
      code: 'probe/no-port',
      path,
      message: 'must name a port or a command, since the service listens on no port, got neither',
    };
  }
  if (probe.port !== undefined) {
    yield* checkWholeNumber(probe.port, {
      code: 'probe/port',
      path: `${path}.port`,
      min: 1,
      max: 65535,
    });
  }
}

function* checkTiming(probe: Probe, path: string): Iterable<Problem> {
  const { intervalSeconds, timeoutSeconds, failures, initialDelaySeconds } = probe;
  const seconds = { code: 'probe/timing', unit: 'seconds' };
  yield* checkWholeNumber(intervalSeconds, {
    ...seconds,
    path: `${path}.interval`,
    min: 1,
    max: 3600,
  });
  yield* checkWholeNumber(timeoutSeconds, {
    ...seconds,
    path: `${path}.timeout`,
    min: 1,
    max: 3600,
  });
  yield* checkWholeNumber(initialDelaySeconds, {
    ...seconds,
    path: `${path}.initialDelay`,
    min: 0,
    max: 3600,
  });
  yield* checkWholeNumber(failures, {
    code: 'probe/failures',
    path: `${path}.failures`,
    min: 1,
    max: 1000,
  });
  yield* checkNumber(timeoutSeconds, {
    code: 'probe/timeout-above-interval',
    path: `${path}.timeout`,
    min: 0,
    max: intervalSeconds,
    unit: 'seconds (the interval)',
  });
}
