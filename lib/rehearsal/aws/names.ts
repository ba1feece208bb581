import { textAt, type ObjectValue } from '../cty/value';

/** The account that AWS's own documentation uses. */
export const ACCOUNT_ID = '123456789012';

/** `arn:aws:<service>:<region>:<account>:<rest>` */
export function arnOf(service: string, region: string, rest: string): string {
  return `arn:aws:${service}:${region}:${ACCOUNT_ID}:${rest}`;
}

/** The texts at top level, joined. What is left out is left out. */
export function joined(values: ObjectValue, names: readonly string[], separator: string): string {
  return names
    .map((name) => textAt(values, [name]))
    .filter((text) => text !== '')
    .join(separator);
}
