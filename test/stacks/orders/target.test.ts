import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { orders } from '../../../stacks/orders';

describe('the context value target', () => {
  it.each([
    [undefined, 'kubernetes'],
    ['kubernetes', 'kubernetes'],
    ['lambda', 'lambda'],
  ])('of %s puts the orders stack on %s', (target, kind) => {
    expect(orders(new App({ context: { target } })).target.kind).toBe(kind);
  });

  it('rejects a target that there is none of', () => {
    expect(() => orders(new App({ context: { target: 'lamda' } }))).toThrow(
      'the context value target must be kubernetes or lambda, got lamda',
    );
  });
});
