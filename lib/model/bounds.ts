import type { Problem } from '../errors';
import { shown } from './shape';

interface Bound {
  readonly code: string;
  readonly path: string;
  readonly min: number;
  readonly max?: number;
  /** The unit, as it reads behind a number. */
  readonly unit?: string;
}

/** Refuses what is not a whole number from `min` to `max`; `NaN` and infinity are neither. */
export function* checkWholeNumber(value: number, bound: Bound): Iterable<Problem> {
  if (!Number.isInteger(value) || !isWithin(value, bound))
    yield outside(value, 'a whole number', bound);
}

/** Refuses what is not a number from `min` to `max`. */
export function* checkNumber(value: number, bound: Bound): Iterable<Problem> {
  if (!Number.isFinite(value) || !isWithin(value, bound)) yield outside(value, 'a number', bound);
}

function isWithin(value: number, { min, max = Number.MAX_SAFE_INTEGER }: Bound): boolean {
  return value >= min && value <= max;
}

function outside(value: number, noun: string, { code, path, min, max, unit = '' }: Bound): Problem {
  const behind = unit === '' ? '' : ` ${unit}`;
  const range = max === undefined ? `from ${min}${behind}` : `from ${min} to ${max}${behind}`;
  return { code, path, message: `must be ${noun} ${range}, got ${shown(value)}` };
}
