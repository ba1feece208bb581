import { schemaPath, type GroupVersionKind } from './place';

/** A schema of OpenAPI 3.0, or a part of one; and one of JSON Schema. */
type Schema = Readonly<Record<string, unknown>>;

/** What an API server says of one group and version. */
export interface OpenApi {
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

/** The draft whose words OpenAPI 3.0 has taken over, such as `exclusiveMinimum: true`. */
const DRAFT = 'http://json-schema.org/draft-04/schema#';
const REFERENCE = '#/components/schemas/';
const DEFINITION = '#/definitions/';

/** What means nothing to a validator, or nothing to kubeconform's. */
const LEFT_OUT = new Set(['description', 'default', 'example', 'nullable', 'externalDocs']);

/**
 * One JSON schema for each kind of object, by path. Every object in it takes the properties that it names
 * and no others, which is more than the API server asks for: it drops a field that it does not know.
 */
export function convertSchemas({ components }: OpenApi): ReadonlyMap<string, Schema> {
  const schemas = components?.schemas ?? {};
  const converted = new Map<string, Schema>();
  for (const name of Object.keys(schemas)) {
    // Some belong to many groups, such as the options of a deletion: they are no objects of their own.
    const [kind, ...others] = kindsOf(schemas[name]);
    if (kind === undefined || others.length > 0) continue;
    const needed = definitionsFor(name, schemas);
    const schema = { $schema: DRAFT, $ref: `${DEFINITION}${name}`, definitions: needed };
    converted.set(schemaPath(kind), schema);
  }
  return converted;
}

function kindsOf(schema: Schema = {}): readonly GroupVersionKind[] {
  return (schema['x-kubernetes-group-version-kind'] ?? []) as readonly GroupVersionKind[];
}

/** A schema and all that it leads to, each converted. */
function definitionsFor(name: string, schemas: Readonly<Record<string, Schema>>) {
  const found: Record<string, Schema> = {};
  const wanted = [name];
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    if (next in found) continue;
    const schema = schemas[next];
    if (schema === undefined) throw new Error(`the API server leaves out the schema ${next}`);
    found[next] = convert(schema);
    wanted.push(...referencesIn(schema));
  }
  return found;
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === '$ref' && typeof member === 'string'
      ? [member.slice(REFERENCE.length)]
      : referencesIn(member),
  );
}

/** One schema as JSON Schema has it. */
export function convert(schema: Schema): Schema {
  if (typeof schema.$ref === 'string') {
    return { $ref: schema.$ref.replace(REFERENCE, DEFINITION) };
  }
  const kept = Object.entries(schema).filter(
    ([key]) => !LEFT_OUT.has(key) && !key.startsWith('x-kubernetes-'),
  );
  const plain = Object.fromEntries(kept.map(([key, value]) => [key, convertMember(key, value)]));
  return orNull(schema, closed(schema, orNumber(schema, plain)));
}

function convertMember(key: string, value: unknown): unknown {
  if (key === 'properties') {
    const properties = Object.entries(value as Readonly<Record<string, Schema>>);
    return Object.fromEntries(properties.map(([name, property]) => [name, convert(property)]));
  }
  if (Array.isArray(value)) return value.map((item) => (isSchema(item) ? convert(item) : item));
  return isSchema(value) ? convert(value) : value;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An object that names its properties has no others, unless it says so. */
function closed(schema: Schema, plain: Schema): Schema {
  const isOpen =
    !('properties' in schema) ||
    'additionalProperties' in schema ||
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true ||
    // A schema without a type restricts what another one describes.
    schema.type !== 'object';
  return isOpen ? plain : { ...plain, additionalProperties: false };
}

function orNumber(schema: Schema, plain: Schema): Schema {
  if (schema['x-kubernetes-int-or-string'] !== true) return plain;
  return { ...plain, anyOf: [{ type: 'integer' }, { type: 'string' }] };
}

function orNull(schema: Schema, plain: Schema): Schema {
  return schema.nullable === true ? { anyOf: [plain, { type: 'null' }] } : plain;
}
