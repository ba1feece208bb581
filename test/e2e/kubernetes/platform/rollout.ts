import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { DONE, failed, underWay, type Progress } from './wait';

interface Rollout {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly generation: number;
  };
  readonly spec: {
    readonly replicas?: number;
    readonly updateStrategy?: { readonly type?: string };
  };
  readonly status: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
    readonly availableReplicas?: number;
    readonly conditions?: readonly { readonly type: string; readonly reason?: string }[];
  };
}

/** How far a Deployment's rollout is, by the provider's own rules and in its words. */
export function deploymentRollout(object: KubernetesObject): Progress {
  const { metadata, spec, status } = object as unknown as Rollout;
  const { replicas: wanted = 1 } = spec;
  if (metadata.generation > (status.observedGeneration ?? 0))
    return underWay('Waiting for rollout to start');
  const progressing = status.conditions?.find(({ type }) => type === 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return failed('Deployment exceeded its progress deadline');
  const missing = missingFrom(countsOf(status), wanted);
  return missing === undefined ? DONE : underWay(`Waiting for rollout to finish: ${missing}`);
}

type Counts = ReturnType<typeof countsOf>;

function countsOf(status: Rollout['status']) {
  const { replicas = 0, readyReplicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  return {
    all: replicas,
    ready: readyReplicas,
    updated: updatedReplicas,
    available: availableReplicas,
  };
}

function missingFrom({ all, ready, updated, available }: Counts, wanted: number) {
  if (updated < wanted) return `${updated} out of ${wanted} new replicas have been updated...`;
  if (all > updated) return `${all - updated} old replicas are pending termination...`;
  if (all > ready) return `${all} replicas wanted; ${ready} replicas Ready`;
  if (available < updated) return `${available} of ${updated} updated replicas are available...`;
  return undefined;
}

/** How far a StatefulSet's rollout is. With `OnDelete`, nothing rolls by itself. */
export function statefulSetRollout(object: KubernetesObject): Progress {
  const { metadata, spec, status } = object as unknown as Rollout;
  const { replicas: wanted = 1 } = spec;
  const { ready, updated } = countsOf(status);
  const isSeen = metadata.generation <= (status.observedGeneration ?? 0);
  const isUpdated = spec.updateStrategy?.type === 'OnDelete' || updated === wanted;
  if (isSeen && ready === wanted && isUpdated) return DONE;
  return underWay(`StatefulSet ${metadata.namespace}/${metadata.name} is not finished rolling out`);
}
