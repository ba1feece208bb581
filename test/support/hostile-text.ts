import { Token } from 'cdktf';
import fc from 'fast-check';

/** Tokens that exist in this process: cdktf would replace them wherever it finds them. */
const LIVE_TOKENS = [
  Token.asString({ resolve: () => 'leaked string token' }),
  ...Token.asList({ resolve: () => ['leaked list token'] }),
  ...Object.keys(Token.asStringMap({ resolve: () => ({ leaked: 'map token' }) })),
  String(Token.asNumber({ resolve: () => 'leaked number token' })),
];

const FRAGMENTS = [
  ...LIVE_TOKENS,
  ...['${', '%{', '$${', '%%{', '$', '%', '{', '}', '~}', '${~', '%{ if true }', '%{ endif }'],
  ...['#{', '&{', 'TfToken[', '${TfToken[TOKEN.9999]}', ']}', 'String Map Token Value'],
  ...['"', "'", '\\', '\\n', '\n', '\r', '\r\n', '\t', '\0', '\u007f', '\ufeff', '\u2028'],
  ...['-1.8881545897087505e+289', '-8.1e298', 'e298', '12e345', '|', '+', '-', '.', '9'],
  ...['__proto__', 'constructor', '_children', '//', 'null', 'é', '日本', '🙂', 'Ω'],
];

/** Whether Terraform can hold `text` at all: it keeps texts in normal form C, without surrogates. */
export function isRepresentable(text: string): boolean {
  return text.normalize('NFC') === text && !/\p{Surrogate}/u.test(text);
}

/** Texts made of everything that means something to Terraform, cdktf, JSON or JavaScript. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { arbitrary: fc.constantFrom(...FRAGMENTS), weight: 4 },
      { arbitrary: fc.string({ unit: 'binary', maxLength: 6 }), weight: 1 },
      { arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }), weight: 1 },
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter(isRepresentable);

/** A text of 10 kB in which every fragment occurs. */
export const LONG_TEXT = FRAGMENTS.join(' ').padEnd(10_000, '${x} %{y} ');

/** Single texts that were found to be read in a special way, or might be. */
export const SPECIAL_TEXTS: readonly string[] = [
  ...FRAGMENTS,
  '',
  'String Map Token Value',
  'Any Map Token Value',
  '\ufefftext after a byte order mark',
  '$$${a}',
  '%%%{a}',
  'a$',
  'a%',
  'sha256:12e345',
];
