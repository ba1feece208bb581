import type { Call } from './call';
import type { ExternalService } from './external';

/** The address of a host outside, as the caller's environment holds it on every target. */
export function externalAddress(
  { host, port, protocol }: ExternalService,
  { addressFormat }: Pick<Call, 'addressFormat'>,
): string {
  if (addressFormat === 'host:port') return `${host}:${port}`;
  if (protocol !== 'http') return `${protocol}://${host}:${port}`;
  return port === 443 ? `https://${host}` : `http://${host}:${port}`;
}
