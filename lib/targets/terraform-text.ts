import { isExpression, piecesOf, type Expression, type Piece } from './expression';

/** A text without any of these means nothing to Terraform or to cdktf but itself. */
const NEEDS_CARE = /[$%&#]\{|\r(?!\n)|-[\d.]+e\+?\d{3}| Map Token Value$|[^\0-\x7F]/;

/**
 * What must not be written as it is: a byte order mark at the start and a lone carriage return (which
 * Terraform's scanner drops or stumbles over), cdktf's tokens, Terraform's template marks, `$` before
 * an expression, and numbers.
 */
const MARKS =
  /^\uFEFF|\$*\r(?!\n)|(?<=[$#&]\{)TfToken\[|\$+(?=\{)|%(?=\{)|\$+$|^(?:String|Any)(?= Map Token Value$)|[-|\d.+]+e[-|\d.eE+]+/g;

const OTHER_MARKS: ReadonlyMap<string, string> = new Map([
  ['%', '%%'],
  ['TfToken[', `TfToken${quoted('[')}`],
  ['\uFEFF', quoted('\uFEFF')],
  ['String', quoted('String')],
  ['Any', quoted('Any')],
]);

/** cdktf writes its number tokens as numbers below this; nobody else has use for such numbers. */
const HIGHEST_TOKEN_NUMBER = -1e280;

/** Keys that JavaScript, cdktf or its test tools do not treat as the key of a plain map. */
const TAKEN_KEYS: ReadonlySet<string> = new Set(['__proto__', '_children', '//']);

/** What stands to the right of a text, and whether cdktf will look for tokens around it. */
interface Surroundings {
  readonly isLast: boolean;
  readonly holdsToken: boolean;
}

/**
 * `value` as Terraform's JSON spells it. Terraform evaluates a plain string back to exactly that
 * string, whatever it holds; an expression's own parts are left to Terraform and cdktf.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function renderText(value: string | Expression): string {
  if (!isExpression(value)) return renderPlain(value, { isLast: true, holdsToken: false });

  const pieces = joinTexts(piecesOf(value));
  const holdsToken = pieces.some((piece) => 'token' in piece);
  return pieces
    .map((piece, index) => {
      if ('token' in piece) return piece.token;
      if ('hcl' in piece) return `\${${piece.hcl}}`;
      return renderPlain(piece.text, { isLast: index === pieces.length - 1, holdsToken });
    })
    .join('');
}

/** A key of a map, as Terraform's JSON spells it. */
export function renderKey(key: string): string {
  return TAKEN_KEYS.has(key) ? quoted(key) : renderText(key);
}

function renderPlain(text: string, surroundings: Surroundings): string {
  if (!NEEDS_CARE.test(text) && (surroundings.isLast || !text.endsWith('$'))) return text;

  assertRepresentable(text);
  return text.replace(MARKS, (mark: string, offset: number) => {
    if (mark.endsWith('\r')) return quoted(mark.replace('\r', '\\r'));
    const isAtEnd = offset + mark.length === text.length;
    if (mark.startsWith('$')) return renderDollars(mark, isAtEnd, surroundings);
    return OTHER_MARKS.get(mark) ?? renderNumber(mark);
  });
}

/**
 * Terraform reads one `$` fewer than is written before a brace. Where cdktf will look for tokens it
 * counts braces, and would take all that follows a written `$${` for the inside of an expression.
 */
function renderDollars(
  dollars: string,
  isAtEnd: boolean,
  { isLast, holdsToken }: Surroundings,
): string {
  if (isAtEnd) return isLast ? dollars : quoted(dollars);
  return holdsToken ? quoted(dollars) : `$${dollars}`;
}

function renderNumber(digits: string): string {
  return Number.parseFloat(digits) < HIGHEST_TOKEN_NUMBER
    ? digits.replace('e', quoted('e'))
    : digits;
}

function quoted(text: string): string {
  return `\${"${text}"}`;
}

function joinTexts(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const before = joined.at(-1);
    if (before !== undefined && 'text' in before && 'text' in piece) {
      joined[joined.length - 1] = { text: before.text + piece.text };
    } else {
      joined.push(piece);
    }
  }
  return joined;
}

/** Terraform keeps texts in normal form C and has no lone surrogates; the model refuses others. */
function assertRepresentable(text: string): void {
  if (/\p{Surrogate}/u.test(text) || text.normalize('NFC') !== text) {
    throw new Error(`unreachable: Terraform cannot hold the text ${JSON.stringify(text)}`);
  }
}
