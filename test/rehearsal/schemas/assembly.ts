import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A type in a package's jsii assembly, as far as schemas need it. */
export interface JsiiType {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: JsiiType; readonly kind: 'array' | 'map' };
  readonly union?: { readonly types: readonly JsiiType[] };
}

export interface JsiiProperty {
  readonly name: string;
  readonly type: JsiiType;
  readonly optional?: boolean;
  readonly immutable?: boolean;
  readonly docs?: { readonly summary?: string; readonly remarks?: string };
}

interface JsiiDeclaration {
  readonly properties?: readonly JsiiProperty[];
  readonly methods?: readonly {
    readonly name: string;
    readonly returns?: { readonly type: JsiiType };
  }[];
}

/** What a provider's npm package says about its own types. */
export interface Assembly {
  readonly packageName: string;
  readonly types: Readonly<Record<string, JsiiDeclaration>>;
}

export function readAssembly(packageName: string): Assembly {
  const root = dirname(require.resolve(`${packageName}/package.json`));
  const { types } = JSON.parse(readFileSync(join(root, '.jsii'), 'utf8')) as Assembly;
  return { packageName, types };
}

export function propertiesOf({ types }: Assembly, fqn: string): readonly JsiiProperty[] {
  return types[fqn]?.properties ?? [];
}

/** The struct behind a property, seen through unions with tokens and through lists. */
export function structOf(
  type: JsiiType,
): { readonly fqn: string; readonly isList: boolean } | undefined {
  if (type.union !== undefined) {
    return type.union.types.map(structOf).find((found) => found !== undefined);
  }
  if (type.collection?.kind === 'array') {
    const element = structOf(type.collection.elementtype);
    return element && { fqn: element.fqn, isList: true };
  }
  if (type.fqn === undefined || type.fqn.startsWith('cdktf.')) return undefined;
  return { fqn: type.fqn, isList: false };
}

/** The class that one element of `fqn` is read through: itself, or what its `get` returns. */
export function elementClassOf({ types }: Assembly, fqn: string): string {
  const get = types[fqn]?.methods?.find(({ name }) => name === 'get');
  return get?.returns?.type.fqn ?? fqn;
}

/**
 * The name that Terraform uses for a property, from the link to its documentation. A few lose the
 * link, such as `schedule`, whose text holds what jsii takes for a tag.
 */
export function terraformNameOf({ name, docs }: JsiiProperty): string {
  const text = `${docs?.summary ?? ''} ${docs?.remarks ?? ''}`;
  const found = /#(\w+) \w+#\1\}/.exec(text)?.[1];
  return found ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Whether the documentation calls the property a block: attributes written as blocks are not. */
export function isBlock(property: JsiiProperty): boolean {
  return property.docs?.summary === `${terraformNameOf(property)} block.`;
}
