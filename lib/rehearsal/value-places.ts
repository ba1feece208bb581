import { isList, isObject, type Value } from './cty/value';
import type { ValuePath } from './plugin/diagnostic';

/** A value and where it lies. */
export interface Place {
  /** Names only, such as `spec.template.spec.container.name`. */
  readonly names: string;
  /** Names and positions. */
  readonly path: ValuePath;
  readonly value: Value;
}

/** Every value inside `value`, outer ones first; nulls are left out. */
export function* placesIn(
  value: Value,
  at: Omit<Place, 'value'> = { names: '', path: [] },
): Iterable<Place> {
  if (value === null) return;
  if (at.path.length > 0) yield { ...at, value };
  if (isList(value)) {
    for (const [index, item] of value.entries()) {
      if (typeof item === 'object')
        yield* placesIn(item, { names: at.names, path: [...at.path, index] });
    }
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const names = at.names === '' ? name : `${at.names}.${name}`;
      yield* placesIn(member, { names, path: [...at.path, name] });
    }
  }
}
