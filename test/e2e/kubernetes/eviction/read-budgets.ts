import type { ApiClient } from '../platform/api-client';

interface LiveBudget {
  readonly metadata: { readonly name: string };
  readonly status: { readonly disruptionsAllowed: number };
}

/** How many replicas may go now, by the budget's name, which is the service's. */
export async function budgetsOf(
  send: ApiClient,
  namespace: string,
): Promise<Readonly<Record<string, number>>> {
  const path = `/apis/policy/v1/namespaces/${namespace}/poddisruptionbudgets`;
  const { items } = (await send({ method: 'GET', path })) as { items: readonly LiveBudget[] };
  return Object.fromEntries(
    items.map(({ metadata, status }) => [metadata.name, status.disruptionsAllowed]),
  );
}
