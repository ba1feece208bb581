import { describe, expect, it } from 'vitest';

import { isSameQuantity } from './quantity';

describe('quantities', () => {
  it.each([
    ['1000m', '1'],
    ['1024Mi', '1Gi'],
    ['0.5Gi', '512Mi'],
    ['100k', '1e5'],
    ['12500m', '12.5'],
    ['1E', '1000P'],
  ])('%s and %s are the same', (one, other) => {
    expect(isSameQuantity(one, other)).toBe(true);
    expect(isSameQuantity(other, one)).toBe(true);
  });

  it.each([
    ['1', '1m'],
    ['1G', '1Gi'],
    ['1', 'one'],
    ['', '0'],
    ['1.0.0', '1.0'],
  ])('%s and %s are not', (one, other) => {
    expect(isSameQuantity(one, other)).toBe(false);
  });

  it('are compared as text where they are none', () => {
    expect(isSameQuantity('50%', '50%')).toBe(true);
  });
});
