import type { Value } from '../cty/value';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST_NAME = 253;

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
export const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;
const QUALIFIED_NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** Why the API would not take an object's name, in its words. */
export function nameFault(name: Value): string | undefined {
  if (typeof name !== 'string') return undefined;
  if (name.length > LONGEST_NAME) return `must be no more than ${LONGEST_NAME} characters`;
  if (SUBDOMAIN.test(name)) return undefined;
  return "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
}

/** Why a key cannot be that of a label, in the API's words. */
export function qualifiedNameFault(key: string): string | undefined {
  const parts = key.split('/');
  const [prefix = '', name = prefix] = parts;
  if (parts.length > 2) return 'a qualified name must have at most one "/"';
  if (parts.length === 2 && nameFault(prefix) !== undefined)
    return `prefix part ${nameFault(prefix)}`;
  if (QUALIFIED_NAME.test(name)) return undefined;
  return "name part must consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
}
