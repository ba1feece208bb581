import { Command } from 'commander';

import { Refused } from '../exit';
import type { Io } from '../io';
import { jsonOrRefusal } from '../json-result';
import { withJson, withOutputOptions, withParallelism, type OutputOptions } from '../options';
import { planStacks, type PlannedStack } from '../planning';
import { readProject } from '../project';
import { isWell, renderFailures } from '../stack-outcomes';
import { selectStacks } from '../stack-selection';
import { synthesize } from '../synthesis';
import { requireTerraform } from '../terraform-of';

interface PlanOptions extends OutputOptions {
  readonly json: boolean;
  readonly parallelism: number;
}

export function planCommand(io: Io): Command {
  return withParallelism(withJson(withOutputOptions(new Command('plan'))))
    .description('Show what deploying the named stacks, or all, would change.')
    .argument('[stacks...]', 'stack names')
    .addHelpText('after', '\nExample:\n  fleetwright plan shop --json')
    .action(async (names: string[], options: PlanOptions) => {
      const project = readProject(io, options);
      const terraform = await requireTerraform(io);
      const { stacks } = await jsonOrRefusal(io, options, () => synthesize(io, project));
      const { parallelism } = options;
      const end = await planStacks(io, {
        terraform,
        parallelism,
        stacks: selectStacks(stacks, names),
      });
      const failures = renderFailures(end.outcomes);
      if (failures !== '') io.err(failures);
      io.out(options.json ? renderJson(end.outcomes) : renderText(end.outcomes));
      end.throwIfInterrupted();
      if (!end.outcomes.every(isWell)) throw new Refused('');
    });
}

function renderJson(outcomes: readonly PlannedStack[]): string {
  const stacks = outcomes.map((outcome) => ({ ...outcome, text: undefined }));
  return JSON.stringify({ stacks }, null, 2);
}

function renderText(outcomes: readonly PlannedStack[]): string {
  return outcomes
    .map(({ stack, status, text = status }) => `# ${stack}\n${text.trim()}`)
    .join('\n\n');
}
