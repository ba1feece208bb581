import type { Problem } from '../errors';
import { checkWholeNumber } from './bounds';
import type { Protocol } from './protocol';
import { checkShape, choice, listOf, objectOf, shown, text } from './shape';

/** How a host outside the system is reached. */
export interface ExternalServiceProps {
  /**
   * What it speaks. With `'http'`, port 443 means HTTPS.
   *
   * @default 'http'
   */
  readonly protocol?: Protocol;
  /**
   * The networks that the host's addresses lie in, such as `203.0.113.0/24`.
   *
   * @default - any public address
   */
  readonly cidrs?: readonly string[];
}

const MADE = Symbol('fleetwright.external');

/** A host outside the system, made by `externalService(…)`. */
export interface ExternalService {
  readonly [MADE]: true;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly cidrs: readonly string[];
  readonly props: ExternalServiceProps;
}

const SHAPE = objectOf<ExternalServiceProps>({
  protocol: choice('http', 'grpc', 'tcp'),
  cidrs: listOf(text),
});

/** A host that is not ours and that a service may call: `externalService('api.stripe.com', 443)`. */
export function externalService(
  host: string,
  port: number,
  props: ExternalServiceProps = {},
): ExternalService {
  // Plain JavaScript can pass null, which is refused where the call is declared.
  const { protocol = 'http', cidrs = [] } = (props as ExternalServiceProps | null) ?? {};
  return { [MADE]: true, name: host, host, port, protocol, cidrs, props };
}

export function isExternalService(value: unknown): value is ExternalService {
  return typeof value === 'object' && value !== null && MADE in value;
}

const HOST =
  /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/;

export function* checkExternalService({
  host,
  port,
  cidrs,
  props,
}: ExternalService): Iterable<Problem> {
  const wrong = [...checkShape(SHAPE, props, 'externalService')];
  if (wrong.length > 0) {
    yield* wrong;
    return;
  }
  if (typeof host !== 'string' || !HOST.test(host)) {
    yield {
      code: 'external/host',
      path: 'externalService.host',
      message: `must be a host name in lower case, got ${shown(host)}`,
    };
  }
  yield* checkWholeNumber(port, {
    code: 'external/port',
    path: 'externalService.port',
    min: 1,
    max: 65535,
  });
  for (const [index, cidr] of cidrs.entries()) {
    if (isCidr(cidr)) continue;
    yield {
      code: 'external/cidr',
      path: `externalService.cidrs[${index}]`,
      message: `must be an IPv4 network such as 203.0.113.0/24, got ${shown(cidr)}`,
    };
  }
}

/** An IPv4 network whose host bits are zero, as the Kubernetes API wants it. */
function isCidr(cidr: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  if (match === null) return false;
  const [a, b, c, d, length] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if ([a, b, c, d].some((part) => part > 255) || length > 32) return false;
  const address = a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d;
  return address % 2 ** (32 - length) === 0;
}
