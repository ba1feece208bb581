import type { ApiClient } from '../platform/api-client';
import type { Labels, NetworkPolicy } from '../reachability/policy';
import type { Pod, World } from '../reachability/world';

/** A pod as the API server writes it, as far as its network goes. */
export interface LivePod {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly labels?: Labels;
  };
  readonly spec: {
    readonly hostNetwork?: boolean;
    readonly containers: readonly { readonly ports?: readonly LivePort[] }[];
  };
  readonly status: { readonly podIP?: string };
}

interface LivePort {
  readonly name?: string;
  readonly containerPort: number;
  readonly protocol?: string;
}

interface List<Item> {
  readonly items: readonly Item[];
}

interface LiveNamespace {
  readonly metadata: { readonly name: string; readonly labels?: Labels };
}

/** Every policy that the cluster has, and the labels of all its namespaces. */
export async function readWorld(send: ApiClient): Promise<World> {
  const namespaces = await list<LiveNamespace>(send, '/api/v1/namespaces');
  const policies = await list<NetworkPolicy>(send, '/apis/networking.k8s.io/v1/networkpolicies');
  return {
    namespaces: Object.fromEntries(
      namespaces.map(({ metadata: { name, labels = {} } }) => [name, labels]),
    ),
    policies,
  };
}

/**
 * The pods of a namespace, but for those on their node's network, which are no matter of policies.
 *
 * @throws {Error} while one of them has no address yet
 */
export async function readPods(send: ApiClient, namespace: string): Promise<Pod[]> {
  const pods = await list<LivePod>(send, `/api/v1/namespaces/${namespace}/pods`);
  return pods.filter(({ spec }) => spec.hostNetwork !== true).map(podOf);
}

function podOf({ metadata, spec, status: { podIP: ip } }: LivePod): Pod {
  const { name, namespace, labels = {} } = metadata;
  if (ip === undefined) throw new Error(`pod ${namespace}/${name} has no address yet`);
  const ports = spec.containers.flatMap((container) => container.ports ?? []);
  return { kind: 'pod', namespace, name, labels, ip, ports: ports.map(portOf) };
}

function portOf({ name, containerPort, protocol = 'TCP' }: LivePort): Pod['ports'][0] {
  return { number: containerPort, protocol, ...(name !== undefined && { name }) };
}

async function list<Item>(send: ApiClient, path: string): Promise<readonly Item[]> {
  return ((await send({ method: 'GET', path })) as List<Item>).items;
}

/** Whether the cluster looks names up by itself: one that only plays pods does not. */
export async function hasNameServer(send: ApiClient): Promise<boolean> {
  const pods = await list<LivePod>(send, '/api/v1/namespaces/kube-system/pods');
  return pods.some(({ metadata: { labels = {} } }) => labels['k8s-app'] === 'kube-dns');
}
