import { describe, expect, it } from 'vitest';

import { aShop, problemsOf, type CallDesign } from './design';

const once = { timeout: '1s' } as const;

describe('checkCycleTimeouts', () => {
  it('names a shortest cycle and every call of it without a timeout, once', () => {
    const found = cycles([
      ['a', 'b'],
      ['b', 'c', once],
      ['c', 'a'],
      ['c', 'd', once],
      ['d', 'a', once],
    ]);

    expect(found).toEqual([
      {
        code: 'call/cycle-without-timeout',
        severity: 'error',
        subject: 'call "a" → "b"',
        path: 'timeout',
        message: 'must be given for every call of the cycle a → b → c → a, got none; nor has c → a',
      },
    ]);
  });

  it('names each of two cycles that have nothing in common', () => {
    const found = cycles([
      ['a', 'b'],
      ['b', 'a', once],
      ['b', 'x'],
      ['x', 'y', once],
      ['y', 'x'],
    ]);

    expect(found.map(({ subject }) => subject)).toEqual(['call "a" → "b"', 'call "y" → "x"']);
  });

  it('does not list more calls than one can read', () => {
    const ring = Array.from({ length: 20 }, (_, index): CallDesign => [
      `s${index}`,
      `s${(index + 1) % 20}`,
    ]);

    expect(cycles(ring)[0]?.message).toMatch(/; nor has (\S+ → \S+, ){5}14 more$/);
  });

  it('has nothing against calls without a timeout that lead to a cycle or away from it', () => {
    expect(
      cycles([
        ['web', 'a'],
        ['a', 'b', once],
        ['b', 'a', once],
        ['b', 'store'],
      ]),
    ).toEqual([]);
  });
});

function cycles(calls: readonly CallDesign[]) {
  const names = calls.flatMap(([from, to]) => (typeof to === 'string' ? [from, to] : [from]));
  const design = aShop(Object.fromEntries(names.map((name) => [name, {}])), calls);
  return problemsOf(design).filter(({ code }) => code === 'call/cycle-without-timeout');
}
