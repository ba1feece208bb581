import { isDeepStrictEqual } from 'node:util';

import { isPlainObject } from '../../../../lib/model/shape';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';

/**
 * A field set as the API writes it: `f:<name>` for a field, `k:<keys>`, `v:<value>` and `i:<position>`
 * for an item of a list. One without members holds everything under it.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export interface FieldSet {
  readonly [step: string]: FieldSet;
}

/** An entry of `metadata.managedFields`. */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly apiVersion: string;
  readonly fieldsType: 'FieldsV1';
  readonly fieldsV1?: FieldSet;
  readonly subresource?: string;
  readonly time?: string;
}

/** What some managers own below one place of an object. Nothing, if it is empty. */
export type Owned = readonly FieldSet[];

/** Who owns the fields of an object, or of a part of it. */
export interface Owners {
  /** What was applied by the manager who asks. */
  readonly ours: Owned;
  /** What others have written into the object itself. */
  readonly others: Owned;
}

/**
 * The owners of a live object's fields. Left out is what the server filled in, which nobody owns, and
 * what controllers write through subresources: status, and the replicas that an autoscaler chose.
 */
export function ownersOf(object: KubernetesObject, fieldManager: string): Owners {
  const entries = managedFieldsOf(object).filter(isOfObject);
  const setsOf = (some: readonly ManagedFields[]) =>
    some.flatMap(({ fieldsV1 }) =>
      fieldsV1 !== undefined && Object.keys(fieldsV1).length > 0 ? [fieldsV1] : [],
    );
  return {
    ours: setsOf(entries.filter((entry) => isAppliedBy(entry, fieldManager))),
    others: setsOf(entries.filter((entry) => !isAppliedBy(entry, fieldManager))),
  };
}

export function managedFieldsOf({ metadata }: KubernetesObject): readonly ManagedFields[] {
  return (metadata['managedFields'] ?? []) as readonly ManagedFields[];
}

export function isOfObject({ subresource = '' }: ManagedFields): boolean {
  return subresource === '';
}

export function isAppliedBy({ manager, operation }: ManagedFields, fieldManager: string): boolean {
  return operation === 'Apply' && manager === fieldManager;
}

export function ownersOfField({ ours, others }: Owners, name: string): Owners {
  const step = (set: FieldSet) => set[`f:${name}`];
  return { ours: below(ours, step), others: below(others, step) };
}

export function ownersOfItem({ ours, others }: Owners, item: unknown, index: number): Owners {
  const step = (set: FieldSet) =>
    Object.entries(set).find(([key]) => isStepTo(key, item, index))?.[1];
  return { ours: below(ours, step), others: below(others, step) };
}

function below(owned: Owned, step: (set: FieldSet) => FieldSet | undefined): Owned {
  return owned.flatMap((set) => {
    if (Object.keys(set).length === 0) return [set];
    return step(set) ?? [];
  });
}

function isStepTo(key: string, item: unknown, index: number): boolean {
  if (key.startsWith('i:')) return key === `i:${index}`;
  if (key.startsWith('v:')) return isDeepStrictEqual(JSON.parse(key.slice(2)), item);
  if (!key.startsWith('k:') || !isPlainObject(item)) return false;
  const keys = Object.entries(JSON.parse(key.slice(2)) as Record<string, unknown>);
  return keys.every(([name, value]) => item[name] === value);
}
