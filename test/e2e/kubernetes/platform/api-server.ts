import type { ObjectValue } from '../../../../lib/rehearsal/cty/value';
import {
  PlatformRefusal,
  UnfinishedChange,
  type CreateRequest,
  type Platform,
  type ReadRequest,
} from '../../../../lib/rehearsal/platform/platform';
import { kubernetesSchema } from '../../../../lib/rehearsal/schemas/load-kubernetes';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { apiClient, ApiError } from './api-client';
import { apiObjects, referenceTo, type ApiObjects } from './api-objects';
import { readSecret } from './data-source';
import { manifestResources } from './manifest-resources';
import { idOf } from './object-values';
import { readinessFor } from './readiness';
import type { ResourceCalls } from './resource-calls';
import { timeoutOf } from './timeouts';
import { typedResources } from './typed-resources';
import { DONE, underWay, waitUntilDone } from './wait';

/** A cluster as the far end of the stand-in for the Kubernetes provider. */
export async function apiServerPlatform(kubeconfig: string): Promise<Platform> {
  const objects = apiObjects(await apiClient(kubeconfig));
  const manifests = manifestResources(objects);
  const typed = typedResources(objects, kubernetesSchema());
  const callsOf = (type: string) => (type === 'kubernetes_manifest' ? manifests : typed);
  return {
    create(request) {
      const calls = callsOf(request.type);
      const change = { ...request, operation: 'create' as const };
      return settle({ objects, calls }, change, () => calls.create(request));
    },
    update(request) {
      const calls = callsOf(request.type);
      const change = { ...request, operation: 'update' as const };
      return settle({ objects, calls }, change, () => calls.update(request));
    },
    async read({ type, state }) {
      const calls = callsOf(type);
      const live = await refusing(() => objects.get(calls.referenceTo({ type, state })));
      return live === undefined ? undefined : calls.valuesOf(live, { type, known: state });
    },
    remove: (request) => remove({ objects, calls: callsOf(request.type) }, request),
    readDataSource: (request) => refusing(() => readSecret(objects, request)),
    async find(type, id) {
      const calls = callsOf(type);
      const reference = calls.referenceOfId(type, id);
      if (reference === undefined) return undefined;
      const live = await refusing(() => objects.get(reference));
      return live === undefined ? undefined : calls.valuesOf(live, { type, known: undefined });
    },
  };
}

interface Near {
  readonly objects: ApiObjects;
  readonly calls: ResourceCalls;
}

type Change = CreateRequest & { readonly operation: 'create' | 'update' };

/** Carries out a change, and waits for what the provider waits for. */
async function settle(
  { objects, calls }: Near,
  { type, planned, operation, context }: Change,
  change: () => Promise<KubernetesObject>,
): Promise<ObjectValue> {
  const made = await refusing(change);
  const readiness = readinessFor(type, operation, planned);
  if (readiness === undefined) return calls.valuesOf(made, { type, known: planned });

  let latest = made;
  const look = async () => {
    latest = await objects.read(referenceTo(made));
    return readiness(latest, objects);
  };
  const patience = { timeoutMs: timeoutOf(type, operation, planned), signal: context.signal };
  const why = await waitUntilDone(look, patience).catch(String);
  const values = calls.valuesOf(latest, { type, known: planned });
  if (why === undefined) return values;
  throw new UnfinishedChange(why, values);
}

/** Removes an object, and waits until it is gone: its finalizers, and all that is in a namespace. */
async function remove(
  { objects, calls }: Near,
  { type, state, context }: ReadRequest,
): Promise<void> {
  const reference = calls.referenceTo({ type, state });
  const before = await refusing(() => objects.get(reference));
  if (before === undefined) return;
  await refusing(() => objects.delete(reference, propagationOf(type)));
  const look = async () => {
    const live = await objects.get(reference);
    const isGone = live === undefined || live.metadata['uid'] !== before.metadata['uid'];
    return isGone ? DONE : underWay(`${reference.kind} (${idOf(before)}) still exists`);
  };
  const patience = { timeoutMs: timeoutOf(type, 'delete', state), signal: context.signal };
  const why = await refusing(() => waitUntilDone(look, patience));
  if (why !== undefined) throw new PlatformRefusal(why);
}

/** The API leaves a Job's pods behind unless told otherwise, and so tells the provider. */
function propagationOf(type: string): 'Foreground' | 'Background' {
  return type === 'kubernetes_job_v1' ? 'Foreground' : 'Background';
}

/** Gives the server's answer to a refused request as the platform's own. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ApiError ? new PlatformRefusal(error.message) : error;
  }
}
