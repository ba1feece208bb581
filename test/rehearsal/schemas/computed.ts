import { ComplexList, DefaultTokenResolver, StringConcat, Tokenization } from 'cdktf';
import type { Construct } from 'constructs';

import type { AttributeSchema, CtyType } from '../../../lib/rehearsal/schemas/schema';
import { elementClassOf, propertiesOf, type Assembly, type JsiiProperty } from './assembly';

interface ReadLevel {
  readonly assembly: Assembly;
  readonly classFqn: string;
  readonly readFrom: object;
  readonly scope: Construct;
}

const WORDS: Readonly<Record<string, CtyType>> = {
  string: 'string',
  number: 'number',
  boolean: 'bool',
  any: 'dynamic',
};

/** The type that the bindings call `type` and `storageClassType`, such as `set` and `stringList`. */
export function typeOf(type: string, storageClassType: string): CtyType {
  const word = storageClassType.replace(/(List|Map|Set)$/, '');
  const element = WORDS[word];
  if (element === undefined) throw new Error(`unknown storage ${storageClassType} (${type})`);
  if (type === 'list' || type === 'set') return [type, element];
  // A map of anything is how the bindings write an attribute of any type.
  if (type === 'map') return element === 'dynamic' ? 'dynamic' : ['map', element];
  return element;
}

/** Attributes that can only be read: nobody can set them, so the provider computes them. */
export function computedAttributes(
  level: ReadLevel,
  settable: ReadonlySet<string>,
): [string, AttributeSchema][] {
  return propertiesOf(level.assembly, level.classFqn)
    .filter(({ name, immutable }) => immutable === true && !/Input$|^tfResourceType$/.test(name))
    .filter(({ name }) => !settable.has(name))
    .map((property) => readAttribute(level, property))
    .map(([name, type]) => [name, { type, computed: true }]);
}

function readAttribute(level: ReadLevel, property: JsiiProperty): [string, CtyType] {
  const value = (level.readFrom as Record<string, unknown>)[property.name];
  const reference = referenceOf(level, value);
  const name = /\.(\w+)\W*$/.exec(reference)?.[1] ?? '';
  return [name, readType(level, property, value)];
}

function readType(level: ReadLevel, { type, name }: JsiiProperty, value: unknown): CtyType {
  if (type.primitive !== undefined) return WORDS[type.primitive] as CtyType;
  if (type.collection !== undefined) {
    const kind = referenceOf(level, value).startsWith('${tolist(') ? 'set' : 'list';
    return [kind, WORDS[type.collection.elementtype.primitive ?? ''] as CtyType];
  }
  const known = { StringMap: 'string', NumberMap: 'number', BooleanMap: 'bool' } as const;
  const fqn = type.fqn ?? '';
  const element = known[fqn.slice('cdktf.'.length) as keyof typeof known];
  if (element !== undefined) return ['map', element];
  if (fqn === 'cdktf.IResolvable') return 'bool';
  if (value instanceof ComplexList) return listOfObjects(level, fqn, value);
  throw new Error(`unknown type of ${name}: ${fqn}`);
}

function listOfObjects({ assembly, scope }: ReadLevel, fqn: string, list: ComplexList): CtyType {
  const level = {
    assembly,
    classFqn: elementClassOf(assembly, fqn),
    readFrom: elementOf(list),
    scope,
  };
  const members = computedAttributes(level, new Set()).map(([name, { type }]) => [name, type]);
  const isSet = (list as unknown as { wrapsSet: boolean }).wrapsSet;
  return [
    isSet ? 'set' : 'list',
    ['object', Object.fromEntries(members) as Record<string, CtyType>],
  ];
}

/** What one element of a list is read through; anything else is read directly. */
export function elementOf(child: object): object {
  return child instanceof ComplexList
    ? (child as unknown as { get(i: number): object }).get(0)
    : child;
}

function referenceOf({ scope }: ReadLevel, value: unknown): string {
  const source = hasFqn(value) ? value.fqn : value;
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolved = Tokenization.resolve(source as never, {
    scope,
    resolver,
    preparing: false,
  }) as unknown;
  return String(Array.isArray(resolved) ? resolved[0] : resolved);
}

function hasFqn(value: unknown): value is { fqn: string } {
  return typeof value === 'object' && value !== null && 'fqn' in value;
}
