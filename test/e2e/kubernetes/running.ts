import type { Kubectl } from './cluster/kubectl';

export interface RunningContainer {
  readonly image: string;
  readonly env: readonly { readonly name: string; readonly value?: string }[];
}

/** The container of a service, as its Deployment has it. */
export async function containerOf(
  kubectl: Kubectl,
  namespace: string,
  service: string,
): Promise<RunningContainer> {
  const deployment = JSON.parse(
    await kubectl(['-n', namespace, 'get', 'deployment', service, '-o', 'json']),
  ) as Deployment;
  const [container] = deployment.spec.template.spec.containers;
  if (container === undefined) throw new Error(`${service} has no container`);
  return { image: container.image, env: container.env ?? [] };
}

export interface Pod {
  readonly service: string;
  readonly isReady: boolean;
}

/** The pods of a namespace that are meant to stay. */
export async function podsIn(kubectl: Kubectl, namespace: string): Promise<Pod[]> {
  const { items } = JSON.parse(
    await kubectl(['-n', namespace, 'get', 'pods', '-o', 'json']),
  ) as PodList;
  return items
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .map(({ metadata, status }) => ({
      service: metadata.labels['app.kubernetes.io/name'] ?? '',
      isReady: (status.conditions ?? []).some(
        ({ type, status }) => type === 'Ready' && status === 'True',
      ),
    }));
}

interface Deployment {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly RunningContainer[] } };
  };
}

interface PodList {
  readonly items: readonly {
    readonly metadata: {
      readonly labels: Readonly<Record<string, string>>;
      readonly deletionTimestamp?: string;
    };
    readonly status: {
      readonly conditions?: readonly { readonly type: string; readonly status: string }[];
    };
  }[];
}
