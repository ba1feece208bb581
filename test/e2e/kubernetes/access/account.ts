import type { Kubectl } from '../cluster/kubectl';

/** Who a pod is to the API server. */
export interface Account {
  readonly namespace: string;
  readonly name: string;
}

/** The account as the API server calls it. */
export function userOf({ namespace, name }: Account): string {
  return `system:serviceaccount:${namespace}:${name}`;
}

/** A row of `kubectl auth can-i --list`: resources, addresses, names and verbs. */
const ROW = /^(\S*)\s+\[(.*?)\]\s+\[(.*?)\]\s+\[(.*?)\]$/;

/**
 * All that the account may do in a namespace, such as `get configmaps`, sorted. It begins with what every
 * account may.
 *
 * @throws {Error} with what kubectl said, which includes that the list is not complete
 */
export async function listAccess(
  kubectl: Kubectl,
  account: Account,
  namespace: string,
): Promise<string[]> {
  const flags = ['--list', '--no-headers', `--namespace=${namespace}`, `--as=${userOf(account)}`];
  const rows = (await kubectl(['auth', 'can-i', ...flags])).trimEnd().split('\n');
  return [...new Set(rows.flatMap(readRow))].sort();
}

function readRow(row: string): string[] {
  const match = ROW.exec(row.trimEnd());
  if (match === null) throw new Error(`kubectl auth can-i --list: ${row}`);
  const [, resource = '', addresses = '', names = '', verbs = ''] = match;
  const objects = resource === '' ? words(addresses) : [resource];
  const named = words(names).map((name) => ` named ${name}`);
  return words(verbs).flatMap((verb) =>
    objects.flatMap((object) =>
      (named.length > 0 ? named : ['']).map((suffix) => `${verb} ${object}${suffix}`),
    ),
  );
}

function words(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
