import type {
  AttributeSchema,
  BlockSchema,
  CtyType,
  NestedBlockSchema,
  ProviderSchema,
  ResourceSchema,
} from './schema';

/** Flags of an attribute: `r`equired, `o`ptional, `c`omputed, `s`ensitive. Then its type. */
type PackedAttribute = readonly [flags: string, type: CtyType];
/** Nesting, fewest, most (0 is no limit), and the position of the block in the table. */
type PackedNested = readonly [nesting: string, min: number, max: number, block: number];
type PackedBlock = readonly [
  attributes: Readonly<Record<string, PackedAttribute>>,
  blocks: Readonly<Record<string, PackedNested>>,
];
type PackedResources = Readonly<Record<string, readonly [version: number, block: number]>>;

/**
 * A provider's schema as it is committed. Every block is written once, after the blocks inside it,
 * however often it is used: the pod's alone is in five resources.
 */
export interface PackedSchema {
  readonly provider: number;
  readonly resources: PackedResources;
  readonly dataSources: PackedResources;
  readonly blocks: readonly PackedBlock[];
}

export function packSchema({ provider, resources, dataSources }: ProviderSchema): PackedSchema {
  const table = new Map<string, number>();
  const packAll = (schemas: Readonly<Record<string, ResourceSchema>>): PackedResources =>
    mapValues(schemas, ({ version, block }) => [version, packBlock(table, block)] as const);
  const packed = {
    provider: packBlock(table, provider.block),
    resources: packAll(resources),
    dataSources: packAll(dataSources),
  };
  return { ...packed, blocks: [...table.keys()].map((text) => JSON.parse(text) as PackedBlock) };
}

export function unpackSchema({ provider, ...packed }: PackedSchema): ProviderSchema {
  const blocks: BlockSchema[] = [];
  for (const block of packed.blocks) blocks.push(unpackBlock(blocks, block));

  const at = (index: number): BlockSchema => {
    const block = blocks[index];
    if (block === undefined) throw new Error(`unreachable: no block ${index} in the schema`);
    return block;
  };
  const unpackAll = (resources: PackedResources) =>
    mapValues(resources, ([version, block]) => ({ version, block: at(block) }));
  return {
    provider: { version: 0, block: at(provider) },
    resources: unpackAll(packed.resources),
    dataSources: unpackAll(packed.dataSources),
  };
}

function packBlock(table: Map<string, number>, { attributes, blocks }: BlockSchema): number {
  const packed: PackedBlock = [
    mapValues(attributes, (attribute) => [flagsOf(attribute), attribute.type] as const),
    mapValues(blocks, ({ nesting, block, minItems = 0, maxItems = 0 }) => {
      return [nesting, minItems, maxItems, packBlock(table, block)] as const;
    }),
  ];
  const text = JSON.stringify(packed);
  const known = table.get(text);
  if (known !== undefined) return known;
  table.set(text, table.size);
  return table.size - 1;
}

function unpackBlock(done: readonly BlockSchema[], [attributes, blocks]: PackedBlock): BlockSchema {
  return {
    attributes: mapValues(attributes, unpackAttribute),
    blocks: mapValues(blocks, ([nesting, minItems, maxItems, index]) => ({
      nesting: nesting as NestedBlockSchema['nesting'],
      block: done[index] as BlockSchema,
      ...(minItems > 0 ? { minItems } : {}),
      ...(maxItems > 0 ? { maxItems } : {}),
    })),
  };
}

function flagsOf({ required, optional, computed, sensitive }: AttributeSchema): string {
  return (
    (required ? 'r' : '') + (optional ? 'o' : '') + (computed ? 'c' : '') + (sensitive ? 's' : '')
  );
}

function unpackAttribute([flags, type]: PackedAttribute): AttributeSchema {
  return {
    type,
    ...(flags.includes('r') ? { required: true } : {}),
    ...(flags.includes('o') ? { optional: true } : {}),
    ...(flags.includes('c') ? { computed: true } : {}),
    ...(flags.includes('s') ? { sensitive: true } : {}),
  };
}

function mapValues<From, To>(
  from: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));
}
