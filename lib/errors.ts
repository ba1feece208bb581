/** How bad a problem is: an error stops everything, a warning can be accepted, a note is only said. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that is wrong with what the user wrote. */
export interface Problem {
  /** Stable name of the rule, such as `scaling/max-below-min`. Tests and acceptances rely on it. */
  readonly code: string;
  /** The prop as the user spells it, such as `scaling.maxReplicas`. */
  readonly path: string;
  /** What must hold, then what was found. Reads on from the path: "must be at least 4, got 2". */
  readonly message: string;
  /** What to change, as one full sentence. */
  readonly hint?: string;
  /**
   * How bad it is.
   *
   * @default 'error'
   */
  readonly severity?: Severity;
}

/** A problem together with whose it is and where the user's program says so. */
export interface LocatedProblem extends Problem {
  /** What the problem is about, such as `service "orders"` or `call "web" → "orders"`. */
  readonly subject: string;
  /** Where the user wrote it, such as `stacks/shop.ts:12:3`. Empty when no line is known. */
  readonly location: string;
}

/** The input was understood and refused. Carries every problem found, not only the first. */
export class ValidationError extends Error {
  override readonly name = 'ValidationError';
  declare readonly problems: readonly LocatedProblem[];

  constructor(problems: readonly LocatedProblem[]) {
    super(renderProblems(problems));
    // Not enumerable: Node would print every problem a second time behind an uncaught error.
    Object.defineProperty(this, 'problems', { value: problems });
  }
}

/** The problems as text, those of one subject together under its name and place. */
export function renderProblems(problems: readonly LocatedProblem[]): string {
  const bySubject = new Map<string, LocatedProblem[]>();
  for (const problem of problems) {
    const heading = headingOf(problem);
    const group = bySubject.get(heading);
    if (group === undefined) bySubject.set(heading, [problem]);
    else group.push(problem);
  }
  return [...bySubject].map(([heading, group]) => renderGroup(heading, group)).join('\n');
}

function headingOf({ subject, location }: LocatedProblem): string {
  return location === '' ? subject : `${subject} (${location})`;
}

function renderGroup(heading: string, group: readonly LocatedProblem[]): string {
  const count = group.length === 1 ? '1 problem' : `${group.length} problems`;
  return [`${heading} has ${count}`, ...group.map(renderProblem)].join('\n');
}

function renderProblem({ severity = 'error', path, message, code, hint }: LocatedProblem): string {
  const word = severity === 'error' ? '' : `${severity}: `;
  const line = `  ${word}${path}: ${message} [${code}]`;
  return hint === undefined ? line : `${line}\n    ${hint}`;
}
