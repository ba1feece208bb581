import { writeFileSync } from 'node:fs';

import type { IConstruct } from 'constructs';

import { ValidationError, type LocatedProblem, type Problem } from './errors';
import { REPORT_CONTEXT, type SystemReport } from './model/report';
import { readPlace } from './source-location';

/** What a problem is about, and where the program says it. */
export interface About {
  readonly subject: string;
  readonly place: Error;
}

const NOTHING = { stacks: [], services: [], edges: [], externals: [], acceptances: [] };

/** @throws {ValidationError} when there is any problem, after reporting it to whoever asked. */
export function throwIfAny(scope: IConstruct, problems: Iterable<Problem>, about: About): void {
  const found = [...problems];
  if (found.length === 0) return;
  const location = readPlace(about.place);
  const located: LocatedProblem[] = found.map((problem) => {
    return { ...problem, subject: about.subject, location };
  });
  writeReport(scope, () => ({ ...NOTHING, problems: located }));
  throw new ValidationError(located);
}

/** Writes what was modelled to the file that the CLI named through the context, if it did. */
export function writeReport(scope: IConstruct, report: () => SystemReport): void {
  const path: unknown = scope.node.tryGetContext(REPORT_CONTEXT);
  if (typeof path === 'string') writeFileSync(path, JSON.stringify(report()));
}
