import { Command } from 'commander';

import { refuseLocalStateInCi, refuseStrandedStacks, refuseUnasked } from '../deploy-guards';
import { deploy } from '../deployment';
import type { Io } from '../io';
import { jsonOrRefusal } from '../json-result';
import { withDeployOptions, type DeployOptions } from '../options';
import { readProject } from '../project';
import { sayOutcomes } from '../say-outcomes';
import { selectStacks } from '../stack-selection';
import { synthesize } from '../synthesis';
import { requireTerraform } from '../terraform-of';

export function destroyCommand(io: Io): Command {
  return withDeployOptions(new Command('destroy'))
    .description('Destroy the named stacks, or all: each before those that it depends on.')
    .addHelpText('after', '\nExample:\n  fleetwright destroy shop --yes')
    .action(async (names: string[], options: DeployOptions) => {
      refuseUnasked(io, options);
      const project = readProject(io, options);
      const terraform = await requireTerraform(io);
      const { stacks: all } = await jsonOrRefusal(io, options, () => synthesize(io, project));
      const stacks = selectStacks(all, names);
      refuseStrandedStacks(stacks, all);
      refuseLocalStateInCi(io, stacks, options);
      const end = await deploy(io, {
        terraform,
        projectFolder: project.folder,
        stacks,
        isDestroy: true,
        onlyChanged: false,
        isSure: options.yes,
        parallelism: options.parallelism,
      });
      sayOutcomes(io, options, end);
    });
}
