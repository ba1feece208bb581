import { describe, expect, it } from 'vitest';

import { aShop, problemsOf, type CallDesign } from './design';

describe('checkRetryAmplification', () => {
  it('names the path along which retries multiply, without what only passes on', () => {
    const found = amplified([
      ['front', 'web', {}],
      ['web', 'orders', { retries: 3 }],
      ['orders', 'cart', {}],
      ['cart', 'pricing', { retries: 2 }],
      ['pricing', 'store', {}],
    ]);

    expect(found).toEqual([
      {
        subject: 'call "web" → "orders"',
        message:
          'must not multiply to more than 10 calls for one, got 12 along web → orders → cart → pricing',
      },
    ]);
  });

  it('takes the worst of several paths', () => {
    const found = amplified([
      ['web', 'orders', { retries: 3 }],
      ['orders', 'cart', { retries: 2 }],
      ['orders', 'pricing', { retries: 4 }],
    ]);

    expect(found.map(({ message }) => message)).toEqual([
      'must not multiply to more than 10 calls for one, got 20 along web → orders → pricing',
    ]);
  });

  it('says a path once that many services lead to', () => {
    const fronts = Array.from({ length: 9 }, (_, index): CallDesign => [`front-${index}`, 'web']);
    const found = amplified([
      ...fronts,
      ['web', 'orders', { retries: 3 }],
      ['orders', 'cart', { retries: 2 }],
    ]);

    expect(found).toHaveLength(1);
  });

  it('finds its way past a cycle', () => {
    const once = { timeout: '1s' } as const;
    const found = amplified([
      ['web', 'a', { retries: 3, timeout: '1s' }],
      ['a', 'b', once],
      ['b', 'a', once],
      ['b', 'store', { retries: 3, timeout: '1s' }],
    ]);

    expect(found.map(({ message }) => message)).toEqual([
      'must not multiply to more than 10 calls for one, got 16 along web → a → … → b → store',
    ]);
  });

  it.each([
    [9, 0],
    [10, 1],
  ])('has nothing against %i retries at one place, and warns of more: %i', (retries, count) => {
    expect(amplified([['web', 'orders', { retries }]])).toHaveLength(count);
  });
});

function amplified(calls: readonly CallDesign[]) {
  const names = calls.flatMap(([from, to]) => (typeof to === 'string' ? [from, to] : [from]));
  const design = aShop(Object.fromEntries(names.map((name) => [name, {}])), calls);
  return problemsOf(design)
    .filter(({ code }) => code === 'retries/amplification')
    .map(({ subject, message }) => ({ subject, message }));
}
