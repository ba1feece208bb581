import { isPlainObject } from '../../../lib/model/shape';
import type { KubernetesObject } from '../../../lib/targets/kubernetes/manifest';
import types from './api-fields.json';

/** Fields of the API's types as of Kubernetes 1.34; `!` marks a required one. Few volumes, and no status. */
const TYPES: Readonly<Record<string, Readonly<Record<string, string>>>> = types;

/** What a strict API server would say about the form of an object: nothing, if it is sound. */
export function faultsOf(object: KubernetesObject): string[] {
  return [...decode(object, object.kind, object.kind)];
}

function* decode(value: unknown, type: string, path: string): Iterable<string> {
  const [, wrapper, inner = ''] = /^(list|map) of (.*)$/.exec(type) ?? [];
  if (wrapper === 'list') yield* decodeList(value, inner, path);
  else if (wrapper === 'map') yield* decodeMap(value, inner, path);
  else if (type in TYPES) yield* decodeFields(value, type, path);
  else if (!isScalar(value, type)) yield `${path}: ${type} wanted, got ${JSON.stringify(value)}`;
}

function* decodeList(value: unknown, item: string, path: string): Iterable<string> {
  if (!Array.isArray(value)) yield `${path}: list wanted, got ${JSON.stringify(value)}`;
  else for (const [index, one] of value.entries()) yield* decode(one, item, `${path}[${index}]`);
}

function* decodeMap(value: unknown, member: string, path: string): Iterable<string> {
  if (!isPlainObject(value)) yield `${path}: map wanted, got ${JSON.stringify(value)}`;
  else for (const [key, one] of Object.entries(value)) yield* decode(one, member, `${path}.${key}`);
}

function* decodeFields(value: unknown, type: string, path: string): Iterable<string> {
  if (!isPlainObject(value)) {
    yield `${path}: ${type} wanted, got ${JSON.stringify(value)}`;
    return;
  }
  const fields = TYPES[type] ?? {};
  for (const [key, one] of Object.entries(value)) {
    const field = fields[key] ?? fields[`${key}!`];
    if (field === undefined) yield `${path}.${key}: no such field in ${type}`;
    else yield* decode(one, field, `${path}.${key}`);
  }
  for (const field of Object.keys(fields)) {
    const required = field.endsWith('!') ? field.slice(0, -1) : undefined;
    if (required !== undefined && !(required in value)) yield `${path}.${required}: missing`;
  }
}

function isScalar(value: unknown, type: string): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'flag':
      return typeof value === 'boolean';
    case 'number or text':
      return typeof value === 'number' || (typeof value === 'string' && !/^\d+$/.test(value));
    default:
      throw new Error(`no such type: ${type}`);
  }
}
