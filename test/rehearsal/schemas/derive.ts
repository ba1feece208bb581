import { packSchema, type PackedSchema } from '../../../lib/rehearsal/schemas/packed';
import { AWS_TYPES, KUBERNETES_TYPES } from '../../../lib/rehearsal/schemas/resource-types';
import type {
  BlockSchema,
  NestedBlockSchema,
  ResourceSchema,
} from '../../../lib/rehearsal/schemas/schema';
import { readAssembly } from './assembly';
import { schemaOfModule } from './bindings';
import {
  AWS_CORRECTIONS,
  correctAttribute,
  KUBERNETES_CORRECTIONS,
  type Corrections,
} from './corrections';

const PROVIDERS = {
  kubernetes: { types: KUBERNETES_TYPES, corrections: KUBERNETES_CORRECTIONS },
  aws: { types: AWS_TYPES, corrections: AWS_CORRECTIONS },
};

/** A provider's schema for the resources that we emit, from its npm package and the corrections. */
export function deriveSchema(name: keyof typeof PROVIDERS): PackedSchema {
  const { types, corrections } = PROVIDERS[name];
  const assembly = readAssembly(`@cdktf/provider-${name}`);
  const resource = (path: string, module: string): ResourceSchema => ({
    version: corrections.versions[path] ?? 0,
    block: correctBlock(corrections, [path], schemaOfModule(assembly, module)),
  });
  const dashed = (type: string) => type.replaceAll('_', '-');
  return packSchema({
    provider: resource('provider', 'provider'),
    resources: Object.fromEntries(
      types.resources.map((type) => [type, resource(type, dashed(type.slice(name.length + 1)))]),
    ),
    dataSources: Object.fromEntries(
      types.dataSources.map((type) => [type, resource(`data.${type}`, `data-${dashed(type)}`)]),
    ),
  });
}

function correctBlock(
  corrections: Corrections,
  path: readonly string[],
  { attributes, blocks }: BlockSchema,
): BlockSchema {
  return {
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, attribute]) => [
        name,
        correctAttribute(corrections, [...path, name], attribute),
      ]),
    ),
    blocks: Object.fromEntries(
      Object.entries(blocks).map(([name, nested]) => [
        name,
        correctNested(corrections, [...path, name], nested),
      ]),
    ),
  };
}

function correctNested(
  corrections: Corrections,
  path: readonly string[],
  nested: NestedBlockSchema,
): NestedBlockSchema {
  const maxItems = corrections.maxItems[path.join('.')] ?? nested.maxItems;
  const block = correctBlock(corrections, path, nested.block);
  return { ...nested, block, ...(maxItems === undefined ? {} : { maxItems }) };
}
