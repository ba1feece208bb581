import { describe, expect, it } from 'vitest';

import type { LabelSelector } from './policy';
import { selects } from './selector';

const LABELS = { app: 'shop', tier: 'web' };

const expressions = (...matchExpressions: NonNullable<LabelSelector['matchExpressions']>) => ({
  matchExpressions,
});

describe('selects', () => {
  it.each<readonly [string, LabelSelector, boolean]>([
    ['everything when empty', {}, true],
    ['by a label', { matchLabels: { app: 'shop' } }, true],
    ['not by another value', { matchLabels: { app: 'mail' } }, false],
    ['not by a label that is absent', { matchLabels: { zone: 'a' } }, false],
    ['by all labels at once', { matchLabels: { app: 'shop', tier: 'web' } }, true],
    ['not by some of the labels', { matchLabels: { app: 'shop', tier: 'db' } }, false],
    ['In', expressions({ key: 'app', operator: 'In', values: ['mail', 'shop'] }), true],
    ['not In', expressions({ key: 'app', operator: 'In', values: ['mail'] }), false],
    ['not In when absent', expressions({ key: 'zone', operator: 'In', values: ['a'] }), false],
    ['NotIn', expressions({ key: 'app', operator: 'NotIn', values: ['mail'] }), true],
    ['not NotIn', expressions({ key: 'app', operator: 'NotIn', values: ['shop'] }), false],
    ['NotIn when absent', expressions({ key: 'zone', operator: 'NotIn', values: ['a'] }), true],
    ['Exists', expressions({ key: 'app', operator: 'Exists' }), true],
    ['not Exists', expressions({ key: 'zone', operator: 'Exists' }), false],
    ['DoesNotExist', expressions({ key: 'zone', operator: 'DoesNotExist' }), true],
    ['not DoesNotExist', expressions({ key: 'app', operator: 'DoesNotExist' }), false],
    [
      'not when one of two expressions fails',
      expressions({ key: 'app', operator: 'Exists' }, { key: 'zone', operator: 'Exists' }),
      false,
    ],
    [
      'not when labels hold and an expression fails',
      { matchLabels: { app: 'shop' }, ...expressions({ key: 'tier', operator: 'DoesNotExist' }) },
      false,
    ],
  ])('%s', (_, selector, isSelected) => {
    expect(selects(selector, LABELS)).toBe(isSelected);
  });

  it('rejects an operator that Kubernetes does not have', () => {
    expect(() => selects(expressions({ key: 'app', operator: 'Like' }), LABELS)).toThrow('Like');
  });
});
