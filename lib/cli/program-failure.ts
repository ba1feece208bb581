import { renderProblems } from '../errors';
import type { SystemReport } from '../model/report';
import { Interrupted, Refused } from './exit';
import type { Project } from './project';
import { errorsOf } from './report-file';
import type { ProgramRun } from './run-program';

const LINES_SHOWN = 60;

/** The program worked, and the system that it describes has errors. */
export class SystemRefused extends Refused {
  constructor(readonly report: SystemReport) {
    super(renderProblems(errorsOf(report)));
  }
}

/** @throws {Refused} in the program's own words, unless it ended well. */
export function refuseFailedRun(project: Project, { ending, said }: ProgramRun): void {
  if (ending.kind === 'interrupted')
    throw new Interrupted(ending.signal, 'interrupted: nothing was written');
  if (ending.kind === 'exited' && ending.code === 0) return;
  const title = `the program "${project.app}" ${describe(ending, project)}: nothing was written`;
  throw new Refused([title, ...hints(ending, said), ...wordsOf(said)].join('\n'));
}

function describe(
  ending: Exclude<ProgramRun['ending'], { kind: 'interrupted' }>,
  { timeoutSeconds }: Project,
): string {
  switch (ending.kind) {
    case 'exited':
      return `failed with exit code ${ending.code}`;
    case 'killed':
      return `was killed by ${ending.signal}`;
    case 'timedOut':
      return `was still running after ${timeoutSeconds} s and was stopped`;
    default:
      return ending satisfies never;
  }
}

/** What we can say about a failure beyond the program's words. */
function* hints(ending: ProgramRun['ending'], said: string): Iterable<string> {
  if (ending.kind === 'timedOut') yield '  If it needs longer, give it more with --timeout.';
  if (ending.kind === 'exited' && ending.code === 127) yield '  The command itself was not found.';
  if (said.includes('ENOSPC')) yield '  The disk is full: free some space and run it again.';
  if (
    /Cannot find module .*fleetwright.dist|fleetwright.dist.*(ERR_MODULE_NOT_FOUND|MODULE_NOT_FOUND)/s.test(
      said,
    )
  ) {
    yield '  fleetwright is not built (was it installed with --ignore-scripts?): run "npm run build" in its folder.';
  }
  if (/heap out of memory/.test(said)) {
    yield '  It ran out of memory: set NODE_OPTIONS=--max-old-space-size=8192 or more (in MiB).';
  }
}

function wordsOf(said: string): string[] {
  const lines = said.trimEnd().split('\n');
  if (said.trim() === '') return ['  It said nothing.'];
  const shown = lines.slice(-LINES_SHOWN);
  const dropped = lines.length - shown.length;
  return ['', ...(dropped > 0 ? [`(${dropped} lines before)`] : []), ...shown];
}
