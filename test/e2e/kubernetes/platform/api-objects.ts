import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { ApiError, type ApiClient } from './api-client';

/** What it takes to find an object. */
export interface ObjectReference {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** `undefined` for an object of the whole cluster. */
  readonly namespace: string | undefined;
}

/** Whose fields these are, and whether they may be taken from somebody else. */
export interface Applying {
  readonly fieldManager: string;
  readonly force: boolean;
}

export interface PatchOperation {
  readonly op: 'replace';
  readonly path: string;
  readonly value: unknown;
}

/** The objects of a cluster, of any kind. */
export interface ApiObjects {
  /** @throws {ApiError} in the server's words, when there is no such object. */
  read(reference: ObjectReference): Promise<KubernetesObject>;
  get(reference: ObjectReference): Promise<KubernetesObject | undefined>;
  /** What creating the object would give. Nothing is made, but everything is judged. */
  tryCreate(object: KubernetesObject): Promise<KubernetesObject>;
  /** Server-side apply: makes the object, or makes it so. */
  apply(object: KubernetesObject, applying: Applying): Promise<KubernetesObject>;
  patch(reference: ObjectReference, operations: readonly PatchOperation[]): Promise<void>;
  /** Asks for the object to go. One that is gone already is no error. */
  delete(reference: ObjectReference, propagation: 'Foreground' | 'Background'): Promise<void>;
}

export function apiObjects(send: ApiClient): ApiObjects {
  const collection = collections(send);
  const pathOf = async (reference: ObjectReference) =>
    `${await collection(reference)}/${encodeURIComponent(reference.name)}`;
  const read = async (reference: ObjectReference) =>
    object(await send({ method: 'GET', path: await pathOf(reference) }));
  return {
    read,
    get: (reference) => unlessGone(() => read(reference)),
    tryCreate: async (body) =>
      object(
        await send({
          method: 'POST',
          path: await collection(referenceTo(body)),
          query: { dryRun: 'All', fieldValidation: 'Strict' },
          body,
        }),
      ),
    apply: async (body, { fieldManager, force }) =>
      object(
        await send({
          method: 'PATCH',
          path: await pathOf(referenceTo(body)),
          query: { fieldManager, force: String(force), fieldValidation: 'Strict' },
          body,
          contentType: 'application/apply-patch+yaml',
        }),
      ),
    patch: async (reference, body) => {
      const contentType = 'application/json-patch+json';
      await send({ method: 'PATCH', path: await pathOf(reference), body, contentType });
    },
    delete: async (reference, propagationPolicy) => {
      const path = await pathOf(reference);
      await unlessGone(() => send({ method: 'DELETE', path, query: { propagationPolicy } }));
    },
  };
}

export function referenceTo({ apiVersion, kind, metadata }: KubernetesObject): ObjectReference {
  const { name = '', namespace } = metadata as { name?: string; namespace?: string };
  return { apiVersion, kind, name, namespace };
}

/** Gives the path of all objects of a kind in a namespace, as the server itself tells. */
function collections(send: ApiClient): (reference: ObjectReference) => Promise<string> {
  const known = new Map<string, readonly ApiResource[]>();
  const resourcesOf = async (base: string) => {
    const list = await unlessGone(() => send({ method: 'GET', path: base }));
    const { resources } = (list ?? { resources: [] }) as ApiResourceList;
    known.set(base, resources);
    return resources;
  };
  return async ({ apiVersion, kind, namespace }) => {
    const base = `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}`;
    const isIt = (each: ApiResource) => each.kind === kind && !each.name.includes('/');
    // A definition may have been added since the group was last asked.
    const found = known.get(base)?.find(isIt) ?? (await resourcesOf(base)).find(isIt);
    if (found === undefined) {
      throw new ApiError(404, `no matches for kind "${kind}" in version "${apiVersion}"`);
    }
    return found.namespaced
      ? `${base}/namespaces/${encodeURIComponent(namespace ?? 'default')}/${found.name}`
      : `${base}/${found.name}`;
  };
}

export interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

export interface ApiResourceList {
  readonly resources: readonly ApiResource[];
}

async function unlessGone<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError && error.code === 404) return undefined;
    throw error;
  }
}

function object(answer: unknown): KubernetesObject {
  return answer as KubernetesObject;
}
