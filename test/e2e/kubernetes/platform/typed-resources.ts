import type {
  CreateRequest,
  ReadRequest,
  UpdateRequest,
} from '../../../../lib/rehearsal/platform/platform';
import type { BlockSchema, ProviderSchema } from '../../../../lib/rehearsal/schemas/schema';
import { kindOf } from '../../../../lib/targets/kubernetes/manifest-kinds';
import { referenceTo, type ApiObjects } from './api-objects';
import { FIELD_MANAGER, objectOf, valuesOf } from './object-values';
import type { ResourceCalls } from './resource-calls';
import { takeOver } from './take-over';

const APPLYING = { fieldManager: FIELD_MANAGER, force: true };

/** Resources that the provider has a schema for, one object each. */
export function typedResources(objects: ApiObjects, schema: ProviderSchema): ResourceCalls {
  const blockOf = (type: string): BlockSchema => {
    const block = schema.resources[type]?.block;
    if (block === undefined) throw new Error(`unreachable: no schema of ${type}`);
    return block;
  };
  return {
    async create({ type, planned }: CreateRequest) {
      const wanted = objectOf(type, planned);
      // An apply would change an object that somebody else made. The trial also chooses a name.
      const { name } = (await objects.tryCreate(wanted)).metadata;
      return objects.apply({ ...wanted, metadata: { ...wanted.metadata, name } }, APPLYING);
    },
    async update({ type, planned, prior }: UpdateRequest) {
      const live = await objects.read(referenceTo(objectOf(type, prior)));
      await takeOver(objects, live, FIELD_MANAGER);
      return objects.apply(objectOf(type, planned), APPLYING);
    },
    referenceTo: ({ type, state }: ReadRequest) => referenceTo(objectOf(type, state)),
    valuesOf: (live, { type, known }) => valuesOf(live, { type, block: blockOf(type), known }),
    referenceOfId(type, id) {
      const [apiVersion, kind] = kindOf(type) ?? [];
      if (apiVersion === undefined || kind === undefined) return undefined;
      const [name = '', namespace] = id.split('/').reverse();
      return { apiVersion, kind, name, namespace };
    },
  };
}
