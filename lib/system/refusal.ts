import { writeFileSync } from 'node:fs';

import { ValidationError, type LocatedProblem, type Problem } from '../errors';
import { REPORT_CONTEXT, type SystemReport } from '../model/report';
import { readPlace } from '../source-location';

/** What a problem is about, and where the program says it. */
export interface About {
  readonly subject: string;
  readonly place: Error;
}

/** Where the context of the program can be asked for: any construct. */
export interface HasContext {
  readonly node: { tryGetContext(key: string): unknown };
}

const NOTHING = { stacks: [], services: [], edges: [], externals: [], acceptances: [] };

/** @throws {ValidationError} when there is any problem, after reporting it to whoever asked. */
export function throwIfAny(scope: HasContext, problems: Iterable<Problem>, about: About): void {
  const found = [...problems];
  if (found.length > 0) refuse(scope, found, about);
}

/** @throws {ValidationError} after reporting the problems to whoever asked. */
export function refuse(scope: HasContext, found: readonly Problem[], about: About): never {
  const location = readPlace(about.place);
  const problems: LocatedProblem[] = found.map((problem) => {
    return { ...problem, subject: about.subject, location };
  });
  writeReport(scope, () => ({ ...NOTHING, problems }));
  throw new ValidationError(problems);
}

/** Writes what was modelled to the file that the CLI named through the context, if it did. */
export function writeReport(scope: HasContext, report: () => SystemReport): void {
  // A program in JavaScript may have passed anything as the scope.
  const path = (scope as Partial<HasContext> | undefined)?.node?.tryGetContext(REPORT_CONTEXT);
  if (typeof path === 'string') writeFileSync(path, JSON.stringify(report()));
}
