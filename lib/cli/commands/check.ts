import { Command } from 'commander';

import type { SystemReport } from '../../model/report';
import { Refused } from '../exit';
import type { Io } from '../io';
import { withJson, withProgramOptions, type ProgramOptions } from '../options';
import { SystemRefused } from '../program-failure';
import { readProject } from '../project';
import { openProblems } from '../report-file';
import { examine } from '../synthesis';
import { countProblems, renderCheck } from '../render-check';

interface CheckOptions extends ProgramOptions {
  readonly json: boolean;
  readonly strict: boolean;
}

export function checkCommand(io: Io): Command {
  return withJson(withProgramOptions(new Command('check')))
    .description('Check the whole system and write nothing.')
    .option('--strict', 'fail on warnings that nobody accepted, too', false)
    .addHelpText('after', '\nExample:\n  fleetwright check --strict --context stage=prod')
    .action(async (options: CheckOptions) => {
      const report = await reportOf(io, options);
      const counts = countProblems(openProblems(report));
      io.out(options.json ? renderJson(report) : renderCheck(report));
      if (counts.errors > 0 || (options.strict && counts.warnings > 0)) throw new Refused('');
    });
}

async function reportOf(io: Io, options: CheckOptions): Promise<SystemReport> {
  const project = readProject(io, options);
  const report = await examine(io, project, (synthesis) => synthesis.report).catch(reportOfRefused);
  if (report === undefined) {
    throw new Refused('the program has no ServiceStack of fleetwright: there is nothing to check');
  }
  return report;
}

function reportOfRefused(error: unknown): SystemReport {
  if (error instanceof SystemRefused) return error.report;
  throw error;
}

function renderJson(report: SystemReport): string {
  const problems = openProblems(report);
  const { acceptances, services, edges } = report;
  return JSON.stringify(
    {
      problems,
      acceptances,
      counts: { ...countProblems(problems), services: services.length, edges: edges.length },
    },
    null,
    2,
  );
}
