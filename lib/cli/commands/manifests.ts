import { Command } from 'commander';

import type { KubernetesObject } from '../../targets/kubernetes/manifest';
import type { Io } from '../io';
import { jsonOrRefusal } from '../json-result';
import { manifestsOf } from '../manifests';
import { withJson, withProgramOptions, type ProgramOptions } from '../options';
import { readProject } from '../project';
import { selectStacks } from '../stack-selection';
import { examine } from '../synthesis';

interface ManifestsOptions extends ProgramOptions {
  readonly json: boolean;
}

export function manifestsCommand(io: Io): Command {
  return withJson(withProgramOptions(new Command('manifests')))
    .description('Print the Kubernetes objects of the named stacks, or of all, as YAML.')
    .argument('[stacks...]', 'stack names')
    .addHelpText('after', '\nExample:\n  fleetwright manifests shop | kubectl diff -f -')
    .action(async (names: string[], options: ManifestsOptions) => {
      const { objects, leftOut } = await jsonOrRefusal(io, options, () =>
        examine(io, readProject(io, options), async ({ stacks }) =>
          manifestsOf(selectStacks(stacks, names)),
        ),
      );
      for (const address of leftOut)
        io.err(`left out, as its object is not known here: ${address}`);
      io.out(options.json ? JSON.stringify(objects, null, 2) : await renderYaml(objects));
    });
}

async function renderYaml(objects: readonly KubernetesObject[]): Promise<string> {
  const { stringify } = await import('yaml');
  return objects
    .map((object) => `---\n${stringify(object, { lineWidth: 0 })}`)
    .join('')
    .trimEnd();
}
