import { isPlainObject } from '../../model/shape';
import { literalValues, NotLiteral } from '../literal-values';
import { apiField, MAPS, NUMBERS, OCTALS, UNSET_AT_ZERO } from './manifest-fields';
import { fieldsOfKind, isApiField, kindOf } from './manifest-kinds';

/** An object of the Kubernetes API. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

type Block = Readonly<Record<string, unknown>>;

/**
 * The object that a resource of the synthesized configuration stands for; `undefined` for a resource
 * that is none of Kubernetes' objects.
 *
 * @throws {NotLiteral} where a value is known only when Terraform runs.
 */
export function manifestOf(type: string, configuration: unknown): KubernetesObject | undefined {
  if (type !== 'kubernetes_manifest' && kindOf(type) === undefined) return undefined;
  const values = literalValues(configuration);
  if (!isPlainObject(values)) return undefined;
  for (const repetition of ['count', 'for_each']) {
    if (repetition in values) throw new NotLiteral(`${repetition} of ${type}`);
  }
  return manifestOfValues(type, values);
}

/** The same for planned or stored values, which Terraform has evaluated. */
export function manifestOfState(type: string, values: unknown): KubernetesObject | undefined {
  return isPlainObject(values) ? manifestOfValues(type, dropUnset(values) as Block) : undefined;
}

function manifestOfValues(type: string, values: Block): KubernetesObject | undefined {
  if (type === 'kubernetes_manifest') return values['manifest'] as KubernetesObject | undefined;
  const [apiVersion, kind] = kindOf(type) ?? [];
  if (apiVersion === undefined || kind === undefined) return undefined;
  const { metadata, ...rest } = fieldsOfKind(kind, convertBlock('', values));
  return { apiVersion, kind, metadata: metadata as KubernetesObject['metadata'], ...rest };
}

/**
 * A state fills what is not set with `""`, and some numbers with 0. Inside a list or a map of the
 * user's, an empty text is a value.
 */
function dropUnset(value: unknown, field = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => (isPlainObject(item) ? dropUnset(item) : item));
  }
  if (!isPlainObject(value) || isMap(field, value) || field === 'manifest') return value;
  const set = Object.entries(value).filter(
    ([key, member]) => member !== '' && !(member === 0 && UNSET_AT_ZERO.has(key)),
  );
  return Object.fromEntries(set.map(([key, member]) => [key, dropUnset(member, key)]));
}

/** Terraform's fields as the API names and nests them. What is null or an empty list is left out. */
function convertBlock(parent: string, block: Block): Record<string, unknown> {
  const fields = Object.entries(block).flatMap(([key, value]): [string, unknown][] => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    if (!isApiField(parent, key)) return [];
    return [convertField(parent, key, value)];
  });
  return Object.fromEntries(fields);
}

function convertField(parent: string, key: string, value: unknown): [string, unknown] {
  const { name, isList } = apiField(parent, key, typeof value === 'object');
  if (isMap(key, value)) return [name, value];
  const items = Array.isArray(value) ? value : [value];
  if (!items.some(isPlainObject)) return [name, convertScalar(key, value)];
  const blocks = items.map((item) => (isPlainObject(item) ? convertBlock(key, item) : item));
  return [name, isList ? blocks : blocks[0]];
}

function convertScalar(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (OCTALS.has(key) && /^[0-7]+$/.test(value)) return Number.parseInt(value, 8);
  return NUMBERS.has(key) && /^\d+$/.test(value) ? Number(value) : value;
}

/** A map has keys of the user's own. A selector is one unless it is a block with rules. */
function isMap(key: string, value: unknown): boolean {
  if (key !== 'selector') return MAPS.has(key);
  return isPlainObject(value) && Object.values(value).every((label) => typeof label === 'string');
}
