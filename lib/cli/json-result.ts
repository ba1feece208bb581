import { Refused } from './exit';
import type { Io } from './io';
import { SystemRefused } from './program-failure';
import { openProblems } from './report-file';

/**
 * Whoever asked for JSON gets the problems of a refused system as JSON too: `{ "problems": [...] }`.
 * Every other failure is said on standard error alone.
 */
export async function jsonOrRefusal<T>(
  io: Io,
  { json }: { readonly json: boolean },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!json || !(error instanceof SystemRefused)) throw error;
    io.out(JSON.stringify({ problems: openProblems(error.report) }, null, 2));
    throw new Refused('');
  }
}
