import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { renderProblems, type LocatedProblem } from '../errors';
import { REPORT_CONTEXT, type SystemReport } from '../model/report';
import { readManifest, type SynthesizedStack } from './cdktf-manifest';
import { Refused } from './exit';
import type { Io } from './io';
import { placeOutput } from './place-output';
import type { Project } from './project';
import { refuseFailedRun, SystemRefused } from './program-failure';
import { errorsOf, openProblems, readReport } from './report-file';
import { runProgram } from './run-program';
import { withTemporaryFolder } from './temporary-folder';

/** What a run of the user's program gave. */
export interface Synthesis {
  readonly stacks: readonly SynthesizedStack[];
  /** Absent when the program has no stack of ours. */
  readonly report?: SystemReport;
}

/**
 * Runs the user's program and puts the Terraform that it wrote into the output folder.
 *
 * @throws {Refused} when the program failed or its system has errors; nothing is written then.
 */
export async function synthesize(io: Io, project: Project): Promise<Synthesis> {
  return withTemporaryFolder(io, project.output, async (folder) => {
    const { report } = await runInto(io, project, folder);
    const open = openProblems(report);
    // Notes are for check to say.
    const warnings = open.filter(({ severity }) => severity === 'warning');
    if (warnings.length > 0) io.err(renderProblems(warnings));
    placeOutput(folder, project.output);
    return { stacks: readManifest(project.output), ...(report && { report }) };
  });
}

/** Runs the user's program, lends what it wrote to `use`, and leaves nothing behind. */
export async function examine<T>(
  io: Io,
  project: Project,
  use: (synthesis: Synthesis) => T | Promise<T>,
): Promise<T> {
  return withTemporaryFolder(io, join(tmpdir(), 'fleetwright'), async (folder) =>
    use(await runInto(io, project, folder)),
  );
}

async function runInto(io: Io, project: Project, outdir: string): Promise<Synthesis> {
  const reportFile = join(outdir, 'fleetwright-report.json');
  const run = await runProgram(io, project, { outdir, reportFile, reportContext: REPORT_CONTEXT });
  const report = readReport(reportFile);
  rmSync(reportFile, { force: true });
  if (report !== undefined && errorsOf(report).length > 0) throw new SystemRefused(report);
  refuseFailedRun(project, run);
  if (run.said !== '') io.err(run.said.trimEnd());
  const stacks = readManifest(outdir);
  sayAnnotations(io, stacks, openProblems(report));
  return { stacks, ...(report && { report }) };
}

/** What constructs had to say; problems that the report has as well are said from there. */
function sayAnnotations(
  io: Io,
  stacks: readonly SynthesizedStack[],
  reported: readonly LocatedProblem[],
): void {
  const known = new Set(reported.map((problem) => renderProblems([problem])));
  const annotations = stacks
    .flatMap((stack) => stack.annotations)
    .filter(({ message }) => !known.has(message));
  for (const { level, construct, message } of annotations)
    io.err(`${level}: [${construct}] ${message}`);
  const errors = annotations.filter(({ level }) => level === 'error');
  if (errors.length > 0)
    throw new Refused('constructs of the program report errors: nothing was written');
}
