import type { ObjectValue } from '../../../../lib/rehearsal/cty/value';
import type {
  CreateRequest,
  ReadRequest,
  UpdateRequest,
} from '../../../../lib/rehearsal/platform/platform';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import type { ObjectReference } from './api-objects';

/** How resources of one sort become objects and are read again. */
export interface ResourceCalls {
  /** @throws {ApiError} when the server refuses. */
  create(request: CreateRequest): Promise<KubernetesObject>;
  /** @throws {ApiError} when the server refuses. */
  update(request: UpdateRequest): Promise<KubernetesObject>;
  referenceTo(request: Pick<ReadRequest, 'type' | 'state'>): ObjectReference;
  /** What Terraform's state says of a live object; `known` is `undefined` for an import. */
  valuesOf(
    live: KubernetesObject,
    resource: { readonly type: string; readonly known: ObjectValue | undefined },
  ): ObjectValue;
  /** What an id as `terraform import` takes it means, or `undefined`. */
  referenceOfId(type: string, id: string): ObjectReference | undefined;
}
