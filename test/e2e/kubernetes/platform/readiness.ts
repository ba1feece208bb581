import type { ObjectValue } from '../../../../lib/rehearsal/cty/value';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import type { ApiObjects } from './api-objects';
import { hasCondition, memberAt } from './live';
import { readinessOfManifest } from './manifest-readiness';
import { idOf } from './object-values';
import { deploymentRollout, statefulSetRollout } from './rollout';
import type { Operation } from './timeouts';
import { DONE, failed, underWay, type Progress } from './wait';

/** How far a live object is from what the provider waits for. */
export type Readiness = (
  live: KubernetesObject,
  objects: ApiObjects,
) => Progress | Promise<Progress>;

interface Waiting {
  /** The attribute that turns it on. */
  readonly attribute: string;
  readonly on: readonly Operation[];
  readonly readiness: Readiness;
}

const TOKEN_TYPE = 'kubernetes.io/service-account-token';

const WAITS: Readonly<Record<string, Waiting>> = {
  kubernetes_deployment_v1: {
    attribute: 'wait_for_rollout',
    on: ['create', 'update'],
    readiness: deploymentRollout,
  },
  kubernetes_ingress_v1: {
    attribute: 'wait_for_load_balancer',
    on: ['create'],
    readiness: loadBalancer,
  },
  kubernetes_job_v1: {
    attribute: 'wait_for_completion',
    on: ['create', 'update'],
    readiness: completion,
  },
  kubernetes_namespace_v1: {
    attribute: 'wait_for_default_service_account',
    on: ['create'],
    readiness: defaultServiceAccount,
  },
  kubernetes_persistent_volume_claim_v1: {
    attribute: 'wait_until_bound',
    on: ['create'],
    readiness: (live) =>
      memberAt(live, ['status', 'phase']) === 'Bound'
        ? DONE
        : underWay(`PersistentVolumeClaim ${idOf(live)} is not bound`),
  },
  kubernetes_secret_v1: {
    attribute: 'wait_for_service_account_token',
    on: ['create'],
    readiness: (live) =>
      live['type'] !== TOKEN_TYPE || memberAt(live, ['data', 'token']) !== undefined
        ? DONE
        : underWay(`Secret ${idOf(live)} has no token`),
  },
  kubernetes_service_v1: {
    attribute: 'wait_for_load_balancer',
    on: ['create'],
    readiness: (live) =>
      memberAt(live, ['spec', 'type']) === 'LoadBalancer' ? loadBalancer(live) : DONE,
  },
  kubernetes_stateful_set_v1: {
    attribute: 'wait_for_rollout',
    on: ['create', 'update'],
    readiness: statefulSetRollout,
  },
};

/** What the provider waits for after an operation on a resource; `undefined` if for nothing. */
export function readinessFor(
  type: string,
  operation: Operation,
  values: ObjectValue,
): Readiness | undefined {
  if (type === 'kubernetes_manifest') return readinessOfManifest(values);
  const waiting = WAITS[type];
  if (waiting === undefined || values[waiting.attribute] !== true) return undefined;
  return waiting.on.includes(operation) ? waiting.readiness : undefined;
}

function loadBalancer(live: KubernetesObject): Progress {
  return memberAt(live, ['status', 'loadBalancer', 'ingress', 0]) !== undefined
    ? DONE
    : underWay(`${live.kind} ${idOf(live)}: no load balancer has taken it on`);
}

function completion(live: KubernetesObject): Progress {
  if (hasCondition(live, 'Failed')) return failed(`job: ${idOf(live)} is in failed state`);
  return hasCondition(live, 'Complete')
    ? DONE
    : underWay(`job: ${idOf(live)} is not in complete state`);
}

async function defaultServiceAccount(
  { metadata }: KubernetesObject,
  objects: ApiObjects,
): Promise<Progress> {
  const namespace = String(metadata['name']);
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', name: 'default', namespace };
  return (await objects.get(account)) === undefined
    ? underWay(`namespace ${namespace} has no default service account`)
    : DONE;
}
