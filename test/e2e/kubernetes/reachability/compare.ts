/** How two sets of connections differ. */
export interface Difference {
  /** Declared, but kept apart. */
  readonly missing: readonly string[];
  /** Let through, but declared by nobody. */
  readonly extra: readonly string[];
}

/** What is declared and what comes about, held against each other. */
export function differenceOf(
  declared: readonly string[],
  letThrough: readonly string[],
): Difference {
  return { missing: without(declared, letThrough), extra: without(letThrough, declared) };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line)).sort();
}
