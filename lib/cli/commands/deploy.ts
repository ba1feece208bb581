import { Command } from 'commander';

import { refuseLocalStateInCi, refuseUnasked } from '../deploy-guards';
import { deploy } from '../deployment';
import { sayOutcomes } from '../say-outcomes';
import type { Io } from '../io';
import { jsonOrRefusal } from '../json-result';
import { withDeployOptions, type DeployOptions } from '../options';
import { readProject } from '../project';
import { selectStacks } from '../stack-selection';
import { synthesize } from '../synthesis';
import { requireTerraform } from '../terraform-of';

interface Options extends DeployOptions {
  readonly changed: boolean;
}

export function deployCommand(io: Io): Command {
  return withDeployOptions(new Command('deploy'))
    .description('Deploy the named stacks, or all: each after those that it depends on.')
    .option('--changed', 'leave out stacks that are as their last deployment left them', false)
    .addHelpText('after', '\nExample:\n  fleetwright deploy shop --yes --context stage=prod')
    .action(async (names: string[], options: Options) => {
      refuseUnasked(io, options);
      const project = readProject(io, options);
      const terraform = await requireTerraform(io);
      const { stacks: all } = await jsonOrRefusal(io, options, () => synthesize(io, project));
      const stacks = selectStacks(all, names);
      refuseLocalStateInCi(io, stacks, options);
      const end = await deploy(io, {
        terraform,
        projectFolder: project.folder,
        stacks,
        isDestroy: false,
        onlyChanged: options.changed,
        isSure: options.yes,
        parallelism: options.parallelism,
      });
      sayOutcomes(io, options, end);
    });
}
