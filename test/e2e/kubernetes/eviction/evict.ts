import { ApiError, type ApiClient } from '../platform/api-client';

export interface RunningPod {
  readonly namespace: string;
  readonly name: string;
  /** The service that it belongs to. */
  readonly service: string;
  readonly isReady: boolean;
  /** `''` while it has none. */
  readonly node: string;
}

/** Too many requests: the answer to an eviction that a budget forbids. */
const TOO_MANY = 429;

/**
 * Asks for a pod to go as `kubectl drain` does; gives the API server's words if a budget forbids it.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
 */
export async function evict(
  send: ApiClient,
  { namespace, name }: RunningPod,
): Promise<string | undefined> {
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  const metadata = { namespace, name };
  const body = { apiVersion: 'policy/v1', kind: 'Eviction', metadata };
  try {
    await send({ method: 'POST', path, body });
    return undefined;
  } catch (error) {
    if (error instanceof ApiError && error.code === TOO_MANY) return error.message;
    throw error;
  }
}

interface LivePod {
  readonly metadata: {
    readonly name: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly spec: { readonly nodeName?: string };
  readonly status: {
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** The pods of a namespace that nobody has asked to go. */
export async function podsOf(send: ApiClient, namespace: string): Promise<RunningPod[]> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const { items } = (await send({ method: 'GET', path })) as { items: readonly LivePod[] };
  return items
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(
      ({
        metadata: { name, labels },
        spec: { nodeName: node = '' },
        status: { conditions = [] },
      }) => ({
        namespace,
        node,
        name,
        service: labels['app.kubernetes.io/name'] ?? '',
        isReady: conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
      }),
    );
}
