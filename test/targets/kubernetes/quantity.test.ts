import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { renderCpu, renderMemory } from '../../../lib/targets/kubernetes/quantity';

/** What one of a unit is, in thousandths of a core or in mebibytes. */
const CPU = { m: 1, '': 1000, k: 1_000_000 } as const;
const MEMORY = { Mi: 1, Gi: 1024, Ti: 1_048_576 } as const;

/** A quantity read back: how many of which unit. */
function parse(text: string): readonly [number, string] {
  const [, digits = '', unit = ''] = /^(\d+)([a-zA-Z]*)$/.exec(text) ?? [];
  return [Number(digits), unit];
}

describe('a quantity', () => {
  it.each([
    ['cpu', renderCpu, CPU],
    ['memory', renderMemory, MEMORY],
  ])(
    'of %s keeps its amount, in the largest unit that leaves a whole number',
    (_, render, units) => {
      const rounded = fc.tuple(fc.integer({ min: 1, max: 20_000 }), fc.constantFrom(1, 1000, 1024));

      fc.assert(
        fc.property(rounded, ([count, step]) => {
          const amount = count * step;
          const [number, unit] = parse(render(amount));
          const size = units[unit as keyof typeof units];

          expect(number * size).toBe(amount);
          const larger = Object.values<number>(units).filter((other) => other > size);
          expect(larger.filter((other) => amount % other === 0)).toEqual([]);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it.each([
    [renderCpu(1), '1m'],
    [renderCpu(1000), '1'],
    [renderCpu(1_000_000), '1k'],
    [renderMemory(1536), '1536Mi'],
    [renderMemory(2048), '2Gi'],
    [renderMemory(1_048_576), '1Ti'],
  ])('is written as the API server writes it back: %s', (written, expected) => {
    expect(written).toBe(expected);
  });
});
