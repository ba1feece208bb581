import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { ApiError } from './api-client';
import { referenceTo, type ApiObjects, type PatchOperation } from './api-objects';
import {
  isAppliedBy,
  isOfObject,
  managedFieldsOf,
  type FieldSet,
  type ManagedFields,
} from './ownership';
import { isInternal } from './read-map';

/** How often somebody else may write the object between a look at it and a change of it. */
const ATTEMPTS = 5;

/** Of an object as a whole. Of its metadata, only the maps are managed. */
const NOT_MANAGED: ReadonlySet<string> = new Set(['f:metadata', 'f:status']);

const METADATA_MAPS = ['f:annotations', 'f:labels'];

/**
 * Makes ours what others wrote into `live`, so that the next apply takes away what it does not say:
 * the provider writes a spec as a whole. Left alone are status, finalizers, owners, and labels and
 * annotations of Kubernetes' own.
 */
export async function takeOver(
  objects: ApiObjects,
  live: KubernetesObject,
  fieldManager: string,
): Promise<void> {
  const reference = referenceTo(live);
  let latest: KubernetesObject | undefined = live;
  for (let attempt = 1; latest !== undefined; attempt++) {
    const entries = managedFieldsOf(latest);
    const ours = takenOver(entries, { fieldManager, apiVersion: live.apiVersion });
    if (ours === entries) return;
    try {
      return await objects.patch(reference, changeOf(latest, ours));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 409 || attempt === ATTEMPTS) throw error;
    }
    latest = await objects.get(reference);
  }
}

/** The version makes the server refuse the change with a conflict if there was another since. */
function changeOf(
  { metadata }: KubernetesObject,
  managedFields: readonly ManagedFields[],
): PatchOperation[] {
  return [
    { op: 'replace', path: '/metadata/managedFields', value: managedFields },
    { op: 'replace', path: '/metadata/resourceVersion', value: metadata['resourceVersion'] },
  ];
}

/** The entries with everything that is managed in the one of ours; the same ones, if it already is. */
export function takenOver(
  entries: readonly ManagedFields[],
  { fieldManager, apiVersion }: { readonly fieldManager: string; readonly apiVersion: string },
): readonly ManagedFields[] {
  const ours = entries.find((entry) => isOfObject(entry) && isAppliedBy(entry, fieldManager));
  // In another version of the API, the same field may have another name.
  const isOthers = (entry: ManagedFields) =>
    entry !== ours && isOfObject(entry) && entry.apiVersion === apiVersion;
  const taken = entries.filter(isOthers).map(({ fieldsV1 = {} }) => managedPart(fieldsV1));
  if (taken.every(isEmpty)) return entries;

  const fieldsV1 = [ours?.fieldsV1 ?? {}, ...taken].filter((set) => !isEmpty(set)).reduce(union);
  const left = entries
    .filter((entry) => entry !== ours)
    .map((entry) => (isOthers(entry) ? withoutManaged(entry) : entry))
    .filter((entry) => !isEmpty(entry.fieldsV1 ?? {}));
  return [
    { apiVersion, fieldsType: 'FieldsV1', manager: fieldManager, operation: 'Apply', fieldsV1 },
    ...left,
  ];
}

function withoutManaged({ fieldsV1 = {}, ...entry }: ManagedFields): ManagedFields {
  return { ...entry, fieldsV1: difference(fieldsV1, managedPart(fieldsV1)) };
}

/** What the provider manages of an object. */
function managedPart(set: FieldSet): FieldSet {
  const { 'f:metadata': metadata = {} } = set;
  const rest = Object.fromEntries(Object.entries(set).filter(([step]) => !NOT_MANAGED.has(step)));
  const maps = METADATA_MAPS.map((name) => [name, withoutInternal(metadata[name] ?? {})] as const);
  const some = Object.fromEntries(maps.filter(([, map]) => !isEmpty(map)));
  return isEmpty(some) ? rest : { ...rest, 'f:metadata': some };
}

function withoutInternal(map: FieldSet): FieldSet {
  const isUsers = (step: string) => step.startsWith('f:') && !isInternal(step.slice(2));
  return Object.fromEntries(Object.entries(map).filter(([step]) => isUsers(step)));
}

function union(one: FieldSet, other: FieldSet): FieldSet {
  if (isEmpty(one) !== isEmpty(other)) return { '.': {}, ...one, ...other };
  const merged = Object.entries(other).map(([step, member]) => {
    const same = one[step];
    return [step, same === undefined ? member : union(same, member)] as const;
  });
  return { ...one, ...Object.fromEntries(merged) };
}

function difference(set: FieldSet, taken: FieldSet): FieldSet {
  const left = Object.entries(set).flatMap(([step, member]): [string, FieldSet][] => {
    const gone = taken[step];
    if (gone === undefined) return [[step, member]];
    const rest = isEmpty(gone) ? {} : difference(member, gone);
    return isEmpty(rest) ? [] : [[step, rest]];
  });
  return Object.fromEntries(left);
}

function isEmpty(set: FieldSet): boolean {
  return Object.keys(set).length === 0;
}
