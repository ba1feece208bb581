import type { Kubectl } from '../cluster/kubectl';

/** A Deployment and the autoscaler of the same name. */
export interface Scaled {
  readonly namespace: string;
  readonly name: string;
}

/** Makes kwok report that each pod there is now uses so much CPU. Pods that come later idle. */
export async function use(
  kubectl: Kubectl,
  cpu: string,
  { namespace, name }: Scaled,
): Promise<void> {
  await kubectl([
    'annotate',
    'pods',
    '--overwrite',
    `--namespace=${namespace}`,
    `--selector=app.kubernetes.io/name=${name}`,
    `kwok.x-k8s.io/usage-cpu=${cpu}`,
  ]);
}

/** How many replicas the autoscaler wants, and how many are ready. */
export async function sizeOf(kubectl: Kubectl, { namespace, name }: Scaled): Promise<Size> {
  const read = async (kind: string) =>
    JSON.parse(await kubectl(['get', kind, name, `--namespace=${namespace}`, '--output=json'])) as {
      readonly status: Readonly<Record<string, number>>;
    };
  const { status: autoscaler } = await read('horizontalpodautoscaler');
  const { status: deployment } = await read('deployment');
  return { wanted: autoscaler['desiredReplicas'] ?? 0, ready: deployment['readyReplicas'] ?? 0 };
}

export interface Size {
  readonly wanted: number;
  readonly ready: number;
}
