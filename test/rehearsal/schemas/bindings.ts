import { createRequire } from 'node:module';

import { Testing, TerraformStack } from 'cdktf';

import type {
  AttributeSchema,
  BlockSchema,
  CtyType,
  NestedBlockSchema,
} from '../../../lib/rehearsal/schemas/schema';
import {
  elementClassOf,
  isBlock,
  propertiesOf,
  structOf,
  terraformNameOf,
  type Assembly,
  type JsiiProperty,
} from './assembly';
import { computedAttributes, elementOf, typeOf } from './computed';
import { exampleOf } from './example';

const load = createRequire(__filename);

/** Belongs to Terraform, not to a provider's schema. */
const META_ARGUMENTS = new Set(['alias']);

interface HclNode {
  readonly value: unknown;
  readonly type: string;
  readonly storageClassType: string;
}
type HclTree = Readonly<Record<string, HclNode>>;

/** One level of a resource: its config struct, its written form, and the object it is read from. */
interface Level {
  readonly assembly: Assembly;
  readonly structFqn: string;
  readonly tree: HclTree;
  readonly classFqn: string;
  readonly readFrom: object;
  readonly scope: TerraformStack;
}

interface Binding {
  new (scope: TerraformStack, id: string, config: object): { synthesizeHclAttributes(): HclTree };
  readonly tfResourceType?: string;
}

/** The schema of a class in a provider's npm package, as far as the package itself tells it. */
export function schemaOfModule(assembly: Assembly, module: string): BlockSchema {
  const exported = load(`${assembly.packageName}/lib/${module}`) as Record<string, Binding>;
  const Class = Object.values(exported).find((each) => each.tfResourceType !== undefined);
  if (Class === undefined) throw new Error(`no resource class in ${module}`);

  const { fqn: classFqn } = (Class as unknown as Record<symbol, { fqn: string }>)[
    Symbol.for('jsii.rtti')
  ] as { fqn: string };
  const structFqn = `${classFqn}Config`;
  const scope = new TerraformStack(Testing.app(), 'schemas');
  const example = exampleOf(assembly, structFqn) as object;
  const instance = new Class(scope, 'example', example);
  const tree = instance.synthesizeHclAttributes();
  return blockOf({ assembly, structFqn, tree, classFqn, readFrom: instance, scope });
}

function blockOf(level: Level): BlockSchema {
  const attributes: [string, AttributeSchema][] = [];
  const blocks: [string, NestedBlockSchema][] = [];
  const settable = propertiesOf(level.assembly, level.structFqn);
  for (const property of settable) {
    const name = terraformNameOf(property);
    if (META_ARGUMENTS.has(name)) continue;
    const node = level.tree[name];
    if (node === undefined) throw new Error(`${level.structFqn} does not write ${name}`);
    if (isBlock(property)) blocks.push([name, nestedOf(level, property, node)]);
    else attributes.push([name, attributeOf(level, property, node)]);
  }
  attributes.push(...computedAttributes(level, new Set(settable.map(({ name }) => name))));
  return { attributes: sorted(attributes), blocks: sorted(blocks) };
}

function nestedOf(level: Level, property: JsiiProperty, node: HclNode): NestedBlockSchema {
  const struct = structOf(property.type);
  if (struct === undefined) throw new Error(`${property.name} is a block without a struct`);
  const nesting = node.type === 'struct' ? 'single' : (node.type as 'list' | 'set');
  return {
    nesting,
    block: blockOf(childOf(level, property, node)),
    ...(property.optional !== true && nesting !== 'single' ? { minItems: 1 } : {}),
    ...(!struct.isList && nesting !== 'single' ? { maxItems: 1 } : {}),
  };
}

function attributeOf(level: Level, property: JsiiProperty, node: HclNode): AttributeSchema {
  const type = structOf(property.type)
    ? objectType(level, property, node)
    : typeOf(node.type, node.storageClassType);
  return property.optional === true ? { type, optional: true } : { type, required: true };
}

/** The type of an attribute that is written like a block: a collection of objects. */
function objectType(level: Level, property: JsiiProperty, node: HclNode): CtyType {
  const { attributes, blocks } = blockOf(childOf(level, property, node));
  const members = [
    ...Object.entries(attributes).map(([name, { type }]): [string, CtyType] => [name, type]),
    ...Object.entries(blocks).map(([name, nested]): [string, CtyType] => [
      name,
      typeOfBlock(nested),
    ]),
  ];
  return [node.type === 'set' ? 'set' : 'list', ['object', sorted(members)]];
}

function typeOfBlock({ nesting, block }: NestedBlockSchema): CtyType {
  const members = Object.entries(block.attributes);
  const type = ['object', sorted(members.map(([name, { type }]) => [name, type]))] as const;
  return nesting === 'single' ? type : [nesting, type];
}

function childOf(level: Level, property: JsiiProperty, node: HclNode): Level {
  const struct = structOf(property.type);
  const owner = propertiesOf(level.assembly, level.classFqn).find((p) => p.name === property.name);
  // A provider's own configuration has no such class: nothing of it can be read.
  const classFqn = owner?.type.fqn ?? '';
  if (struct === undefined) throw new Error(`no struct for ${property.name}`);
  const child = (level.readFrom as Record<string, object>)[property.name];
  return {
    assembly: level.assembly,
    structFqn: struct.fqn,
    tree: (Array.isArray(node.value) ? node.value[0] : node.value) as HclTree,
    classFqn: elementClassOf(level.assembly, classFqn),
    readFrom: elementOf(child ?? {}),
    scope: level.scope,
  };
}

function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}
