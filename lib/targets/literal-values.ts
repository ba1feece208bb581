/** A quoted piece of Terraform's template language that holds a text and nothing else. */
const QUOTED = /^\$\{"((?:[^"\\$%]|\\.|[$%](?!\{))*)"\}/;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};

/** A text that Terraform completes only when it runs, and that is therefore not known here. */
export class NotLiteral extends Error {
  override readonly name = 'NotLiteral';

  constructor(readonly text: string) {
    super(`not known before Terraform runs: ${text}`);
  }
}

/**
 * Configuration as Terraform would evaluate it: the inverse of how texts are written for it. Comments
 * (`//`) are left out.
 *
 * @throws {NotLiteral} for a text that refers to something.
 */
export function literalValues(value: unknown): unknown {
  if (typeof value === 'string') return literalText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(literalValues);
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return Object.fromEntries(
    entries.map(([key, member]) => [literalText(key), literalValues(member)]),
  );
}

/** @throws {NotLiteral} where the text holds a reference. */
export function literalText(written: string): string {
  if (!/[$%]\{/.test(written)) return written;
  let text = '';
  for (let rest = written; rest !== '';) {
    const [found, length] = nextPiece(rest, written);
    text += found;
    rest = rest.slice(length);
  }
  return text;
}

/** What the beginning of `rest` means, and how many characters of it that takes. */
function nextPiece(rest: string, whole: string): readonly [string, number] {
  const escaped = /^([$%])\1\{/.exec(rest);
  if (escaped !== null) return [`${escaped[1]}{`, 3];
  const quoted = QUOTED.exec(rest);
  if (quoted !== null) return [unquote(quoted[1] ?? ''), quoted[0].length];
  if (/^[$%]\{/.test(rest)) throw new NotLiteral(whole);
  return [rest.charAt(0), 1];
}

function unquote(inside: string): string {
  return inside.replace(/\\(.)/g, (_, escape: string) => ESCAPES[escape] ?? escape);
}
