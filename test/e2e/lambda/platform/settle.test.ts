import { describe, expect, it } from 'vitest';

import { UNKNOWN } from '../../../../lib/rehearsal/cty/value';
import { settle, withoutUnwritten } from './settle';

describe('settle', () => {
  it.each([
    ['an empty text', '', null],
    ['zero', 0, null],
    ['false', false, null],
    ['an empty list', [], null],
    ['an empty map', {}, null],
    ['nothing', null, {}],
  ])('takes %s for what the state has: nothing', (_, told, state) => {
    expect(settle({ value: told }, { value: state })).toEqual({ value: state });
  });

  it.each([
    ['another text', 'there', 'here'],
    ['a text where the state has none', 'there', null],
    ['no text where the state has one', '', 'here'],
    ['zero where the state has a number', 0, 5],
    ['nothing where the state has a number', null, 5],
    ['another list', ['a'], ['a', 'b']],
  ])('lets %s through', (_, told, state) => {
    expect(settle({ value: told }, { value: state })).toEqual({ value: told });
  });

  it('lets through what was still unknown, empty or not', () => {
    expect(settle({ a: '', b: 'x' }, { a: UNKNOWN, b: UNKNOWN })).toEqual({ a: '', b: 'x' });
  });

  it('does the same inside blocks', () => {
    const told = { target: [{ input: '', role: 'other' }] };
    const state = { target: [{ input: null, role: 'own' }] };

    expect(settle(told, state)).toEqual({ target: [{ input: null, role: 'other' }] });
  });
});

describe('withoutUnwritten', () => {
  it('leaves out the blocks that only the far end has, of those that are named', () => {
    const told = { tracing: [{ mode: 'PassThrough' }], network: [{ id: 'a' }] };

    expect(withoutUnwritten(told, { tracing: [], network: [] }, ['tracing'])).toEqual({
      tracing: [],
      network: [{ id: 'a' }],
    });
  });

  it('keeps a block that the user wrote, as the far end has it', () => {
    const told = { tracing: [{ mode: 'PassThrough' }] };
    const state = { tracing: [{ mode: 'Active' }] };

    expect(withoutUnwritten(told, state, ['tracing'])).toEqual(told);
  });
});
