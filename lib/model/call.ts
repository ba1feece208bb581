import type { Problem } from '../errors';
import { checkNumber, checkWholeNumber } from './bounds';
import type { Protocol } from './protocol';
import { durationShape, parseDuration, type Duration } from './quantity';
import { checkShape, choice, either, listOf, number, objectOf, shown, text } from './shape';

/** One kind of HTTP request that the caller may send. */
export interface HttpRule {
  /**
   * The request's method, such as `GET`.
   *
   * @default - any method
   */
  readonly method?: string;
  /** The path, from `/`; a last `*` stands for any rest. */
  readonly path: string;
}

/** When a caller stops asking a callee that fails, and for how long. */
export interface BreakerProps {
  /**
   * Failures in a row that open the breaker. A whole number from 1.
   *
   * @default 5
   */
  readonly consecutiveFailures?: number;
  /**
   * How long it stays open before one request is tried again.
   *
   * @default '30s'
   */
  readonly openFor?: Duration;
}

/** How one service calls another. */
export interface CallProps {
  /**
   * Longest wait for one answer, from 1 ms to 15 minutes.
   *
   * @default - no limit is stated
   */
  readonly timeout?: Duration;
  /**
   * Times that a failed call is tried again, from 0 to 10.
   *
   * @default 0
   */
  readonly retries?: number;
  /**
   * When to stop asking a callee that fails.
   *
   * @default - no breaker
   */
  readonly breaker?: BreakerProps;
  /**
   * What may be asked for: HTTP rules, or gRPC methods such as `shop.Cart/AddItem`.
   *
   * @default - everything
   */
  readonly allow?: readonly (HttpRule | string)[];
  /**
   * The variable of the caller's environment that holds the callee's address.
   *
   * @default - the callee's name in capitals with `_ADDRESS` behind it
   */
  readonly addressVariable?: string;
  /**
   * How the address is written: `'url'` with a scheme, or `'host:port'`.
   *
   * @default - 'url' for http, 'host:port' otherwise
   */
  readonly addressFormat?: 'url' | 'host:port';
}

export interface Breaker {
  readonly consecutiveFailures: number;
  readonly openForSeconds: number;
}

export interface Call {
  readonly timeoutSeconds?: number;
  readonly retries: number;
  readonly breaker?: Breaker;
  readonly allow: readonly (HttpRule | string)[];
  readonly addressVariable: string;
  readonly addressFormat: 'url' | 'host:port';
}

/** What a call goes to, as far as the call's own settings depend on it. */
interface Callee {
  readonly name: string;
  readonly protocol: Protocol;
}

/** Every prop of a call, by name. */
export const CALL_SHAPE = objectOf<CallProps>({
  timeout: durationShape,
  retries: number,
  breaker: objectOf<BreakerProps>({ consecutiveFailures: number, openFor: durationShape }),
  allow: listOf(
    either(
      'an HTTP rule or a gRPC method',
      text,
      objectOf<HttpRule>({ method: text, path: text }, ['path']),
    ),
  ),
  addressVariable: text,
  addressFormat: choice('url', 'host:port'),
});

export function resolveCall(props: CallProps, { name, protocol }: Callee): Call {
  const { timeout, retries = 0, breaker, allow = [] } = props;
  const { addressVariable = `${variableName(name)}_ADDRESS` } = props;
  const { addressFormat = protocol === 'http' ? 'url' : 'host:port' } = props;
  return {
    ...(timeout !== undefined && { timeoutSeconds: parseDuration(timeout) }),
    retries,
    ...(breaker !== undefined && { breaker: resolveBreaker(breaker) }),
    allow,
    addressVariable,
    addressFormat,
  };
}

/** `name` as environment variables are spelled: `api.stripe.com` is `API_STRIPE_COM`. */
export function variableName(name: string): string {
  const word = name.toUpperCase().replace(/[^A-Z0-9]/g, '_');
  return /^\d/.test(word) ? `_${word}` : word;
}

function resolveBreaker({ consecutiveFailures = 5, openFor = '30s' }: BreakerProps): Breaker {
  return { consecutiveFailures, openForSeconds: parseDuration(openFor) };
}

export function* checkCall(props: CallProps, callee: Callee): Iterable<Problem> {
  const wrong = [...checkShape(CALL_SHAPE, props, '')];
  if (wrong.length > 0) {
    yield* wrong;
    return;
  }
  const { timeoutSeconds, retries, breaker, allow, addressVariable } = resolveCall(props, callee);
  if (timeoutSeconds !== undefined) {
    yield* checkNumber(timeoutSeconds, {
      code: 'call/timeout',
      path: 'timeout',
      min: 0.001,
      max: 900,
      unit: 'seconds',
    });
  }
  yield* checkWholeNumber(retries, { code: 'call/retries', path: 'retries', min: 0, max: 10 });
  if (breaker !== undefined) yield* checkBreaker(breaker);
  for (const [index, rule] of allow.entries())
    yield* checkRule(rule, `allow[${index}]`, callee.protocol);
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(addressVariable)) {
    yield {
      code: 'environment/name',
      path: 'addressVariable',
      message: `must be letters, digits and _ that do not start with a digit, got ${shown(addressVariable)}`,
    };
  }
}

function* checkBreaker({ consecutiveFailures, openForSeconds }: Breaker): Iterable<Problem> {
  const code = 'call/breaker';
  yield* checkWholeNumber(consecutiveFailures, {
    code,
    path: 'breaker.consecutiveFailures',
    min: 1,
    max: 1000,
  });
  yield* checkNumber(openForSeconds, {
    code,
    path: 'breaker.openFor',
    min: 0.001,
    max: 3600,
    unit: 'seconds',
  });
}

const HTTP_PATH = /^\/[A-Za-z0-9._~!$&'()+,;=:@%/{}-]*\*?$/;
const GRPC_METHOD = /^[A-Za-z_][\w.]*\/([A-Za-z_]\w*|\*)$/;

function* checkRule(rule: HttpRule | string, path: string, protocol: Protocol): Iterable<Problem> {
  const wanted =
    protocol === 'grpc'
      ? 'a gRPC method such as shop.Cart/AddItem'
      : 'an HTTP rule with a path from /';
  if (protocol === 'tcp') {
    yield { code: 'call/allow', path, message: 'must be left out, since the callee speaks tcp' };
  } else if (!(protocol === 'grpc' ? isGrpcRule(rule) : isHttpRule(rule))) {
    const found = typeof rule === 'string' ? rule : `${rule.method ?? 'any'} ${rule.path}`;
    yield { code: 'call/allow', path, message: `must be ${wanted}, got ${shown(found)}` };
  }
}

function isGrpcRule(rule: HttpRule | string): boolean {
  return typeof rule === 'string' && GRPC_METHOD.test(rule);
}

function isHttpRule(rule: HttpRule | string): boolean {
  if (typeof rule === 'string') return false;
  return HTTP_PATH.test(rule.path) && (rule.method === undefined || /^[A-Z]+$/.test(rule.method));
}

/** A rule as people read it: `GET /orders/*`, or the gRPC method. */
export function renderRule(rule: HttpRule | string): string {
  if (typeof rule === 'string') return rule;
  return rule.method === undefined ? rule.path : `${rule.method} ${rule.path}`;
}
