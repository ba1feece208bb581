import type {
  AttributeSchema,
  BlockSchema,
  NestedBlockSchema,
  ProviderSchema,
  ResourceSchema,
} from '../schemas/schema';

/** A provider's schema as the protocol has it. */
export function schemaMessage({ provider, resources, dataSources }: ProviderSchema): object {
  return {
    provider: resourceMessage(provider),
    resource_schemas: mapValues(resources, resourceMessage),
    data_source_schemas: mapValues(dataSources, resourceMessage),
    server_capabilities: { plan_destroy: false, get_provider_schema_optional: true },
  };
}

function resourceMessage({ version, block }: ResourceSchema): object {
  return { version, block: blockMessage(block) };
}

function blockMessage({ attributes, blocks }: BlockSchema): object {
  return {
    attributes: Object.entries(attributes).map(([name, attribute]) =>
      attributeMessage(name, attribute),
    ),
    block_types: Object.entries(blocks).map(([name, nested]) => nestedMessage(name, nested)),
  };
}

function attributeMessage(name: string, { type, ...flags }: AttributeSchema): object {
  return { name, type: Buffer.from(JSON.stringify(type)), ...flags };
}

function nestedMessage(type_name: string, nested: NestedBlockSchema): object {
  return {
    type_name,
    block: blockMessage(nested.block),
    nesting: nested.nesting.toUpperCase(),
    min_items: nested.minItems ?? 0,
    max_items: nested.maxItems ?? 0,
  };
}

function mapValues<From, To>(
  from: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));
}
