import type { Problem } from '../errors';
import { shown } from './shape';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names */
const DNS_LABEL_MAX_LENGTH = 63;
const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Refuses a name that cannot be a host name's part: every service's name becomes one. */
export function* checkDnsLabel(name: unknown, path: string, code: string): Iterable<Problem> {
  if (typeof name === 'string' && name.length <= DNS_LABEL_MAX_LENGTH && DNS_LABEL.test(name))
    return;
  yield {
    code,
    path,
    message:
      'must be 1 to 63 lower-case letters, digits and dashes, start with a letter and ' +
      `end with a letter or digit, got ${shown(name)}`,
  };
}

/** As above, and none that cdktf's construct tree takes for its own: it keeps children in a plain object. */
export function* checkConstructName(name: unknown, path: string, code: string): Iterable<Problem> {
  yield* checkDnsLabel(name, path, code);
  if (typeof name !== 'string' || !(name in {})) return;
  const message = `must be a name that cdktf's construct tree has free, got ${shown(name)}`;
  if (DNS_LABEL.test(name)) yield { code, path, message };
}
