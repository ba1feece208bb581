const PIECES = Symbol('fleetwright.expression');

/** A part of a text: the user's own words, a Terraform expression, or a text that holds cdktf tokens. */
export type Piece =
  { readonly text: string } | { readonly hcl: string } | { readonly token: string };

/**
 * A text that Terraform completes. Only this toolkit can make one: whatever a user types is a plain
 * string, and plain strings are always escaped.
 */
export interface Expression {
  readonly [PIECES]: readonly Piece[];
}

export function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && PIECES in value;
}

export function piecesOf(expression: Expression): readonly Piece[] {
  return expression[PIECES];
}

/** An attribute of another resource, such as `reference('aws_iam_role.orders_role', 'arn')`. */
export function reference(address: string, attribute: string): Expression {
  return { [PIECES]: [{ hcl: `${address}.${attribute}` }] };
}

/** A value made by cdktf, whose token cdktf resolves. */
export function tokenText(token: string): Expression {
  return { [PIECES]: [{ token }] };
}

/** Texts and expressions, one after the other. */
export function concat(...parts: readonly (string | Expression)[]): Expression {
  return {
    [PIECES]: parts.flatMap((part): readonly Piece[] =>
      isExpression(part) ? piecesOf(part) : [{ text: part }],
    ),
  };
}

interface JsonMap {
  readonly [key: string]: Json | undefined;
}

type Json = string | number | boolean | null | Expression | readonly Json[] | JsonMap;

/**
 * `value` as JSON text without spaces, in which expressions stay expressions. What they evaluate to is
 * not escaped again, so they may only name texts without quotes and backslashes, such as an ARN.
 */
export function jsonText(value: Json): Expression {
  return concat(...jsonParts(value));
}

function jsonParts(value: Json | undefined): (string | Expression)[] {
  if (isExpression(value)) return ['"', jsonEscaped(value), '"'];
  if (Array.isArray(value)) return ['[', ...between(value.map(jsonParts)), ']'];
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value as JsonMap).filter(([, member]) => member !== undefined);
    const written = members.map(([key, member]) => [
      `${JSON.stringify(key)}:`,
      ...jsonParts(member),
    ]);
    return ['{', ...between(written), '}'];
  }
  return [JSON.stringify(value)];
}

function jsonEscaped(expression: Expression): Expression {
  const escape = (text: string) => JSON.stringify(text).slice(1, -1);
  return {
    [PIECES]: piecesOf(expression).map((piece) =>
      'text' in piece ? { text: escape(piece.text) } : piece,
    ),
  };
}

function between(lists: readonly (string | Expression)[][]): (string | Expression)[] {
  return lists.flatMap((list, index) => (index === 0 ? list : [',', ...list]));
}
