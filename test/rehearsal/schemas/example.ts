import { propertiesOf, type Assembly, type JsiiType } from './assembly';

const PRIMITIVES: Readonly<Record<string, unknown>> = {
  string: 'x',
  number: 1,
  boolean: true,
  any: 'x',
};

/** A config with every property set, so that a binding writes out everything it knows. */
export function exampleOf(assembly: Assembly, structFqn: string): Record<string, unknown> {
  return Object.fromEntries(
    propertiesOf(assembly, structFqn).map(({ name, type }) => [name, exampleValue(assembly, type)]),
  );
}

function exampleValue(assembly: Assembly, type: JsiiType): unknown {
  if (type.primitive !== undefined) return PRIMITIVES[type.primitive];
  if (type.fqn !== undefined) return exampleOf(assembly, type.fqn);
  if (type.union !== undefined) {
    const own = type.union.types.find(({ fqn }) => fqn?.startsWith('cdktf.') !== true);
    return own && exampleValue(assembly, own);
  }
  if (type.collection === undefined) return undefined;
  const element = exampleValue(assembly, type.collection.elementtype);
  return type.collection.kind === 'array' ? [element] : { key: element };
}
