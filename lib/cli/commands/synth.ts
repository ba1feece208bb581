import { relative } from 'node:path';

import { Command } from 'commander';

import type { Io } from '../io';
import { jsonOrRefusal } from '../json-result';
import { withJson, withOutputOptions, type OutputOptions } from '../options';
import { readProject } from '../project';
import { openProblems } from '../report-file';
import { synthesize, type Synthesis } from '../synthesis';

interface SynthOptions extends OutputOptions {
  readonly json: boolean;
}

export function synthCommand(io: Io): Command {
  return withJson(withOutputOptions(new Command('synth')))
    .description('Write the Terraform JSON of every stack; nothing when the system has errors.')
    .addHelpText('after', '\nExample:\n  fleetwright synth --context stage=prod --output cdktf.out')
    .action(async (options: SynthOptions) => {
      const synthesis = await jsonOrRefusal(io, options, () =>
        synthesize(io, readProject(io, options)),
      );
      io.out(options.json ? renderJson(io, synthesis) : renderText(io, synthesis));
    });
}

function renderText(io: Io, { stacks }: Synthesis): string {
  return stacks.map(({ name, file }) => `${name}\t${relative(io.cwd, file)}`).join('\n');
}

function renderJson(io: Io, { stacks, report }: Synthesis): string {
  const written = stacks.map(({ name, file, dependencies }) => ({
    name,
    file: relative(io.cwd, file),
    dependencies,
  }));
  return JSON.stringify({ stacks: written, problems: openProblems(report) }, null, 2);
}
