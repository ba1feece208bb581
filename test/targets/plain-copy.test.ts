import { DefaultTokenResolver, StringConcat, TerraformStack, Testing, Tokenization } from 'cdktf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { copyPlain, NOT_PLAIN } from '../../lib/targets/plain-copy';
import { hostileText } from '../support/hostile-text';

const scope = new TerraformStack(Testing.app(), 'shop');
const resolver = new DefaultTokenResolver(new StringConcat());

function resolvedByCdktf(value: unknown): unknown {
  return Tokenization.resolve(value, { scope, resolver });
}

const circular: Record<string, unknown> = {};
circular.self = circular;

describe('copyPlain', () => {
  it('drops what is undefined and nothing else', () => {
    const list = [0, '', false, null, undefined, {}, []];

    expect(copyPlain({ list, nothing: undefined, zero: 0 })).toStrictEqual({
      list: [0, '', false, null, {}, []],
      zero: 0,
    });
  });

  it('never hands back what it was given', () => {
    const data = { list: [{ key: 'value' }] };

    const copy = copyPlain(data) as typeof data;

    expect(copy).toEqual(data);
    expect(copy.list).not.toBe(data.list);
    expect(copy.list[0]).not.toBe(data.list[0]);
  });

  it.each([
    ['a string token', '${TfToken[TOKEN.0]}'],
    ['a list token', ['#{TfToken[TOKEN.0]}']],
    ['a map token', { '&{TfToken[TOKEN.0]}': 'String Map Token Value' }],
    ['a number token', -8.109562212591381e298],
    ['a number token in a text', 'port -8.109562212591381e+298'],
    ['a number list token', [-1.8881545897087505e289]],
    ['a map token as a text', 'Any Map Token Value'],
    ['a map token as a number', -123456789],
    ['something that resolves itself', { resolve: () => 1 }],
    ['a construct', scope],
    ['a date', new Date(0)],
    ['a function', () => 1],
    ['a key of its own prototype', Object.fromEntries([['__proto__', 1]])],
    ['circular data', circular],
  ])('leaves %s to cdktf, however deep', (_, value) => {
    expect(copyPlain(value)).toBe(NOT_PLAIN);
    expect(copyPlain({ list: [{ value }] })).toBe(NOT_PLAIN);
  });

  it('makes the same of data as cdktf does, unless it leaves it to cdktf', () => {
    const text = fc.oneof({ arbitrary: fc.string(), weight: 15 }, hostileText);
    const data = fc.object({
      key: text,
      values: [fc.constant(undefined), fc.constant(null), fc.boolean(), fc.double(), text],
      maxDepth: 4,
    });
    let copied = 0;

    fc.assert(
      fc.property(data, (value) => {
        const copy = copyPlain(value);
        if (copy === NOT_PLAIN) return;
        copied += 1;
        expect(copy).toStrictEqual(resolvedByCdktf(value));
      }),
      { numRuns: 2_000, seed: 3 },
    );
    expect(copied).toBeGreaterThan(1_000);
  });
});
