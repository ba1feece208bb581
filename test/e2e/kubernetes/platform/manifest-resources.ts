import { isDeepStrictEqual } from 'node:util';

import { isPlainObject } from '../../../../lib/model/shape';
import {
  textAt,
  valueAt,
  withMembers,
  type DynamicValue,
  type ObjectValue,
  type Value,
} from '../../../../lib/rehearsal/cty/value';
import type { CtyType } from '../../../../lib/rehearsal/schemas/schema';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { ApiError } from './api-client';
import { referenceTo, type ApiObjects, type Applying } from './api-objects';
import { FIELD_MANAGER, withoutUnknown } from './object-values';
import { readManifest } from './read-manifest';
import type { ResourceCalls } from './resource-calls';

/** `kubernetes_manifest`, which takes any object as the API has it. */
export function manifestResources(objects: ApiObjects): ResourceCalls {
  return {
    async create({ planned }) {
      const wanted = manifestIn(planned);
      const reference = referenceTo(wanted);
      if ((await objects.get(reference)) !== undefined) {
        const name = [reference.namespace, reference.name].filter(Boolean).join('/');
        throw new ApiError(
          409,
          `Cannot create resource that already exists: resource "${name}" already exists`,
        );
      }
      return objects.apply(wanted, applyingOf(planned));
    },
    async update({ planned }) {
      await objects.read(referenceTo(manifestIn(planned)));
      return objects.apply(manifestIn(planned), applyingOf(planned));
    },
    referenceTo: ({ state }) => referenceTo(manifestIn(state)),
    valuesOf(live, { known }) {
      const object = dynamic(withoutServerFields(live));
      const rest = known === undefined ? NOTHING : (withoutUnknown(known) as ObjectValue);
      const manifest = known === undefined ? object : manifestOfLive(live, known);
      return withMembers(rest, { manifest, object });
    },
    referenceOfId(_type, id) {
      const parts = new Map(id.split(',').map((part) => part.split('=', 2) as [string, string]));
      const [apiVersion, kind, name] = ['apiVersion', 'kind', 'name'].map((key) => parts.get(key));
      if (apiVersion === undefined || kind === undefined || name === undefined) return undefined;
      return { apiVersion, kind, name, namespace: parts.get('namespace') };
    },
  };
}

/** Everything that an import says nothing of. */
const NOTHING: ObjectValue = {
  computed_fields: null,
  field_manager: [],
  timeouts: [],
  wait: [],
  wait_for: null,
};

function manifestIn({ manifest }: ObjectValue): KubernetesObject {
  const { value } = manifest as unknown as DynamicValue;
  return withoutNulls(withoutUnknown(value)) as KubernetesObject;
}

/** The manifest as the live object has it: the very one that is known, if nothing in it changed. */
function manifestOfLive(live: KubernetesObject, { manifest = null }: ObjectValue): Value {
  const { value } = manifest as unknown as DynamicValue;
  const found = readManifest(live, value);
  return isDeepStrictEqual(found, value) ? manifest : dynamic(found);
}

/** What is null in a manifest is left out of it. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isPlainObject(value)) return value;
  const members = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member)]));
}

function applyingOf(planned: ObjectValue): Applying {
  return {
    fieldManager: textAt(planned, ['field_manager', 0, 'name']) || FIELD_MANAGER,
    force: valueAt(planned, ['field_manager', 0, 'force_conflicts']) === true,
  };
}

const SERVER_FIELDS = [
  'creationTimestamp',
  'generation',
  'managedFields',
  'resourceVersion',
  'selfLink',
  'uid',
];

function withoutServerFields(live: KubernetesObject): object {
  const metadata = Object.entries(live.metadata).filter(([key]) => !SERVER_FIELDS.includes(key));
  const fields = Object.entries(live).filter(([key]) => key !== 'status');
  return { ...Object.fromEntries(fields), metadata: Object.fromEntries(metadata) };
}

/** A value of JSON together with its type, as Terraform infers it. */
function dynamic(value: unknown): Value {
  return { dynamicType: typeOf(value), value } as unknown as Value;
}

function typeOf(value: unknown): CtyType {
  if (Array.isArray(value)) return ['tuple', value.map(typeOf)] as unknown as CtyType;
  if (isPlainObject(value)) {
    const members = Object.entries(value).map(([key, member]) => [key, typeOf(member)] as const);
    return ['object', Object.fromEntries(members)];
  }
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'bool' : 'string';
}
