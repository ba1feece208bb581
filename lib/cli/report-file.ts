import { existsSync, readFileSync } from 'node:fs';

import type { LocatedProblem } from '../errors';
import type { SystemReport } from '../model/report';

const LISTS = ['stacks', 'services', 'edges', 'externals', 'problems', 'acceptances'] as const;

/** What the program said about its system, or `undefined` when it has no stack of ours. */
export function readReport(file: string): SystemReport | undefined {
  if (!existsSync(file)) return undefined;
  const report = parseReport(readFileSync(file, 'utf8'));
  if (report === undefined) return undefined;
  const missing = LISTS.filter((list) => !Array.isArray(report[list]));
  if (missing.length > 0) {
    throw new Error(
      `the report of the program lacks ${missing.join(', ')}: are there two versions of fleetwright?`,
    );
  }
  return report as SystemReport;
}

/** A program that died while it wrote leaves half a text; its exit code then says the rest. */
function parseReport(text: string): Partial<SystemReport> | undefined {
  try {
    return JSON.parse(text) as Partial<SystemReport>;
  } catch {
    return undefined;
  }
}

/** The problems that nobody has accepted. */
export function openProblems(report: SystemReport | undefined): readonly LocatedProblem[] {
  if (report === undefined) return [];
  const silenced = new Set(
    report.acceptances.flatMap(({ code, silenced }) =>
      silenced.map((subject) => `${code} ${subject}`),
    ),
  );
  return report.problems.filter(
    ({ code, subject, severity }) => severity !== 'warning' || !silenced.has(`${code} ${subject}`),
  );
}

export function errorsOf(report: SystemReport | undefined): readonly LocatedProblem[] {
  return openProblems(report).filter(({ severity = 'error' }) => severity === 'error');
}
