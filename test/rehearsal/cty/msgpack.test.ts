import { decode, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readMsgpack } from '../../../lib/rehearsal/cty/read-msgpack';
import { UNKNOWN, type Value } from '../../../lib/rehearsal/cty/value';
import { writeMsgpack } from '../../../lib/rehearsal/cty/write-msgpack';

/** Any value without unknowns, with hostile keys among its keys. */
const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(tie('value'), { maxLength: 20 }),
    fc
      .array(fc.tuple(fc.oneof(fc.string(), fc.constant('__proto__')), tie('value')), {
        maxLength: 20,
      })
      .map((entries) => Object.fromEntries(entries) as Value),
  ),
}));

describe('msgpack', () => {
  it('is read back as it was written, whatever the keys and the sizes', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(readMsgpack(writeMsgpack(value))).toStrictEqual(value);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is what another implementation writes and reads', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        expect(readMsgpack(encode(value))).toStrictEqual(value);
        if (!JSON.stringify(value).includes('__proto__')) {
          expect(decode(writeMsgpack(value))).toStrictEqual(value);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps texts and lists of every length class', () => {
    for (const length of [0, 15, 16, 31, 32, 255, 256, 65_535, 65_536]) {
      const value = ['x'.repeat(length), Array.from({ length }, () => 1)];

      expect(readMsgpack(writeMsgpack(value))).toEqual(value);
    }
  });

  it('has unknown as an extension of type 0, and reads refined unknowns as unknown', () => {
    expect([...writeMsgpack(UNKNOWN)]).toEqual([0xd4, 0, 0]);
    expect(readMsgpack(Uint8Array.of(0xd4, 0, 0))).toBe(UNKNOWN);
    // Type 12: unknown but not null.
    expect(readMsgpack(Uint8Array.of(0xc7, 3, 12, 0x81, 1, 0xc2))).toBe(UNKNOWN);
  });

  it('keeps whole numbers that JavaScript cannot hold as text', () => {
    const largest = Uint8Array.of(0xcf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff);

    expect(readMsgpack(largest)).toBe('18446744073709551615');
  });

  it.each([
    ['ends too early', [0xa5, 0x61]],
    ['has a byte that begins nothing', [0xc1]],
  ])('rejects what %s', (_what, bytes) => {
    expect(() => readMsgpack(Uint8Array.from(bytes))).toThrow('not msgpack');
  });
});
