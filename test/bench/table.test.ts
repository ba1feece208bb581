import { describe, expect, it } from 'vitest';

import type { Comparison } from '../../bench/compare';
import { isMet, renderTable } from '../../bench/table';

function aComparison(changes: Partial<Comparison>): Comparison {
  const ours = { name: 'fleetwright', seconds: 1.5, peakMiB: 120.4 };
  const other = { name: 'cdktf by hand', seconds: 6, peakMiB: 400 };
  return { what: '1000 × 8 resources', ours, other, ratio: 0.25, ...changes };
}

describe('isMet', () => {
  it.each([
    [0.29, true],
    [0.3, true],
    [0.31, false],
  ])('of a ratio of %d against a goal of 0.3 is %s', (ratio, met) => {
    expect(isMet(aComparison({ ratio, goal: 0.3 }))).toBe(met);
  });

  it('is left open without a goal', () => {
    expect(isMet(aComparison({}))).toBeUndefined();
  });
});

describe('renderTable', () => {
  it('says which goals are not met', () => {
    const table = renderTable([aComparison({ goal: 0.2 }), aComparison({ what: 'no goal' })]);

    expect(table.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['', 'fleetwright', 'compared with', 'ratio', 'goal'],
      [
        '1000 × 8 resources',
        '1.50 s 120 MiB',
        '6.00 s 400 MiB',
        'cdktf by hand',
        '0.25',
        '≤ 0.2',
        'not met',
      ],
      ['no goal', '1.50 s 120 MiB', '6.00 s 400 MiB', 'cdktf by hand', '0.25'],
    ]);
  });
});
