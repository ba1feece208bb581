/** One thing that was to be shown, and how that went. */
export interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why, line by line, where it did not pass. */
  readonly details: readonly string[];
}

/** Passed unless there is something to say against it. */
export function caseOf(name: string, problems: readonly string[]): Case {
  return { name, outcome: problems.length === 0 ? 'passed' : 'failed', details: problems };
}

/** What did not pass, in full, and a last line of counts that a script can read. */
export function renderCases(cases: readonly Case[]): string {
  const count = (wanted: Case['outcome']) =>
    cases.filter(({ outcome }) => outcome === wanted).length;
  const others = cases.filter(({ outcome }) => outcome !== 'passed');
  return [
    ...others.flatMap(({ name, outcome, details }) => [
      `${outcome === 'failed' ? 'FAILED' : 'skipped'}: ${name}`,
      ...details.map((line) => `    ${line}`),
    ]),
    `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`,
  ].join('\n');
}
