import type { Problem } from '../errors';
import { nearest } from './nearest';
import { checkText } from './text';

/**
 * What a value must look like before anything reads it. TypeScript says the same at compile time;
 * shapes say it again to programs written in JavaScript, and list every prop there is.
 */
export type Shape =
  | { readonly kind: 'text' | 'number' | 'flag' | 'props' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'pattern'; readonly pattern: RegExp; readonly expected: string }
  | { readonly kind: 'list'; readonly item: Shape }
  | { readonly kind: 'map'; readonly value: Shape }
  | { readonly kind: 'object'; readonly props: Props; readonly required: readonly string[] }
  | { readonly kind: 'made'; readonly by: string; readonly is: (value: unknown) => boolean }
  | { readonly kind: 'either'; readonly shapes: readonly Shape[]; readonly expected: string };

type Props = Readonly<Record<string, Shape>>;

/** A shape for every prop of `T`: leaving one out, or adding one, does not compile. */
export type PropsOf<T> = { readonly [Key in keyof Required<T>]: Shape };

export const text: Shape = { kind: 'text' };
export const number: Shape = { kind: 'number' };
export const flag: Shape = { kind: 'flag' };

export const choice = (...values: readonly string[]): Shape => ({ kind: 'choice', values });
export const pattern = (regexp: RegExp, expected: string): Shape => ({
  kind: 'pattern',
  pattern: regexp,
  expected,
});
export const listOf = (item: Shape): Shape => ({ kind: 'list', item });
export const mapOf = (value: Shape): Shape => ({ kind: 'map', value });
export const either = (expected: string, ...shapes: readonly Shape[]): Shape => ({
  kind: 'either',
  shapes,
  expected,
});
export const madeBy = (by: string, is: (value: unknown) => boolean): Shape => ({
  kind: 'made',
  by,
  is,
});

export function objectOf<T>(
  props: PropsOf<T>,
  required: readonly (keyof T & string)[] = [],
): Shape {
  return { kind: 'object', props, required };
}

/** Where `value` does not have `shape`. An `undefined` is a prop that was left out. */
export function* checkShape(shape: Shape, value: unknown, path: string): Iterable<Problem> {
  switch (shape.kind) {
    case 'object':
      return yield* checkObject(shape, value, path);
    case 'list':
      return yield* checkList(shape.item, value, path);
    case 'map':
      return yield* checkMap(shape.value, value, path);
    case 'either':
      return yield* checkEither(shape, value, path);
    default:
      if (!matches(shape, value)) yield mismatch(shape, value, path);
      else if (shape.kind === 'text') yield* checkText(value as string, path);
  }
}

/** An object is held against the one shape of an object, so that the message names the prop. */
function* checkEither(
  shape: Extract<Shape, { kind: 'either' }>,
  value: unknown,
  path: string,
): Iterable<Problem> {
  const object = shape.shapes.find(({ kind }) => kind === 'object');
  if (object !== undefined && isPlainObject(value)) yield* checkShape(object, value, path);
  else if (!matches(shape, value)) yield mismatch(shape, value, path);
  else if (typeof value === 'string') yield* checkText(value, path);
}

function* checkObject(
  { props, required }: Extract<Shape, { kind: 'object' }>,
  value: unknown,
  path: string,
): Iterable<Problem> {
  if (!isPlainObject(value)) {
    yield wrongType(path, 'a plain object', value);
    return;
  }
  for (const key of required) {
    if (value[key] === undefined) yield missing(joinPath(path, key));
  }
  for (const [key, member] of Object.entries(value)) {
    const shape = Object.hasOwn(props, key) ? props[key] : undefined;
    if (shape === undefined) yield unknownProp(joinPath(path, key), key, Object.keys(props));
    else if (member !== undefined) yield* checkShape(shape, member, joinPath(path, key));
  }
}

function* checkList(item: Shape, value: unknown, path: string): Iterable<Problem> {
  if (!Array.isArray(value)) {
    yield wrongType(path, 'a list', value);
    return;
  }
  for (const [index, member] of value.entries())
    yield* checkShape(item, member, `${path}[${index}]`);
}

function* checkMap(shape: Shape, value: unknown, path: string): Iterable<Problem> {
  if (!isPlainObject(value)) {
    yield wrongType(path, 'a plain object', value);
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    yield* checkShape(shape, member, joinPath(path, key));
  }
}

const TYPE_OF = { text: 'string', number: 'number', flag: 'boolean' } as const;

/** Whether `value` has `shape`, as a whole. */
function matches(shape: Shape, value: unknown): boolean {
  switch (shape.kind) {
    case 'text':
    case 'number':
    case 'flag':
      return typeof value === TYPE_OF[shape.kind];
    case 'props':
      return isPlainObject(value);
    case 'choice':
      return (shape.values as readonly unknown[]).includes(value);
    case 'pattern':
      return typeof value === 'string' && shape.pattern.test(value);
    case 'made':
      return shape.is(value);
    case 'either':
      return shape.shapes.some((one) => matches(one, value));
    case 'object':
    case 'list':
    case 'map':
      return [...checkShape(shape, value, '')].length === 0;
    default:
      return shape satisfies never;
  }
}

function mismatch(shape: Shape, value: unknown, path: string): Problem {
  const unit = shape.kind === 'pattern' && typeof value === 'string';
  return {
    ...wrongType(path, expectation(shape), value),
    code: unit ? 'props/unit' : 'props/wrong-type',
  };
}

function expectation(shape: Shape): string {
  switch (shape.kind) {
    case 'choice':
      return `one of ${shape.values.map((value) => `'${value}'`).join(', ')}`;
    case 'pattern':
    case 'either':
      return shape.expected;
    case 'made':
      return `made by ${shape.by}`;
    case 'flag':
      return 'true or false';
    case 'number':
      return 'a number';
    default:
      return 'a text';
  }
}

function wrongType(path: string, expected: string, value: unknown): Problem {
  return {
    code: 'props/wrong-type',
    path: path === '' ? 'props' : path,
    message: `must be ${expected}, got ${shown(value)}`,
  };
}

function missing(path: string): Problem {
  return { code: 'props/missing', path, message: 'must be given, got nothing' };
}

function unknownProp(path: string, key: string, known: readonly string[]): Problem {
  const suggestion = nearest(key, known);
  const problem = {
    code: 'props/unknown',
    path,
    message: 'must be a prop that exists, got another name',
  };
  if (suggestion === undefined) {
    return { ...problem, hint: `Remove it; the props here are ${[...known].sort().join(', ')}.` };
  }
  return { ...problem, hint: `Did you mean ${suggestion}?` };
}

/** A value as a message shows it: short, on one line, and of texts only what is safe to print. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  }
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null)
    return isPlainObject(value) ? 'an object' : 'an object of a class';
  if (typeof value === 'function') return 'a function';
  return String(value);
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype as object) === null;
}

function joinPath(path: string, key: string): string {
  const member = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `[${shown(key)}]`;
  if (path === '') return member;
  return member.startsWith('[') ? `${path}${member}` : `${path}.${member}`;
}
