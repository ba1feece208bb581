import { Command, Option } from 'commander';

import { NotUnderstood, Refused } from '../exit';
import { addFault, resolveFaults, type FaultWish } from '../fault-option';
import { throwIfInterrupted } from '../interrupts';
import type { Io } from '../io';
import { jsonOrRefusal } from '../json-result';
import { withJson, withOutputOptions, type OutputOptions } from '../options';
import { progressOn } from '../progress';
import { readProject } from '../project';
import { rehearsalFolder, rehearseStacks } from '../rehearsal';
import { rehearsalResult, renderRehearsal, type RehearsalResult } from '../rehearsal-result';
import { serveStandIns } from '../serve-stand-ins';
import { readStackJson } from '../stack-json';
import { selectStacks, withDependencies } from '../stack-selection';
import { startStopwatch, type Stopwatch } from '../stopwatch';
import { synthesize, type Synthesis } from '../synthesis';
import { HOW_TO_GET_TERRAFORM, terraformIfAny } from '../terraform-of';

interface RehearseOptions extends OutputOptions {
  readonly json: boolean;
  readonly fault: readonly FaultWish[];
  readonly namespace: readonly string[];
  readonly serve: boolean;
}

export function rehearseCommand(io: Io): Command {
  return withJson(withOutputOptions(new Command('rehearse')))
    .description(
      'Synthesize, check, plan and apply the named stacks, or all, against stand-in providers: nothing real is touched.',
    )
    .argument('[stacks...]', 'stack names')
    .addOption(
      new Option(
        '--fault <address=how>',
        'let a resource fail, hang or be slow:<duration>; may be repeated',
      )
        .argParser(addFault)
        .default([], 'none'),
    )
    .addOption(
      new Option(
        '--namespace <name>',
        'a Kubernetes namespace that exists beforehand; may be repeated',
      )
        .argParser((name: string, before: readonly string[]) => [...before, name])
        .default([], 'none'),
    )
    .option('--serve', 'serve the stand-ins for other programs until Ctrl-C, and print how', false)
    .addHelpText(
      'after',
      '\nExamples:\n  fleetwright rehearse shop\n  fleetwright rehearse shop --fault kubernetes_deployment_v1.cart_deployment=fail',
    )
    .action(async (names: string[], options: RehearseOptions) => {
      if (options.serve) return serve(io, names, options);
      const result = await rehearse(io, names, options);
      for (const { name, reason } of result.stacks) {
        if (reason !== undefined) io.err(`stack "${name}" failed\n${reason}`);
      }
      io.out(options.json ? JSON.stringify(result, null, 2) : renderRehearsal(result));
      if (result.stacks.some(({ status }) => status === 'failed')) throw new Refused('');
    });
}

/** Whoever uses the served stand-ins brings the stacks; neither they nor their faults are known here. */
async function serve(io: Io, names: readonly string[], options: RehearseOptions): Promise<void> {
  if (names.length > 0 || options.fault.length > 0) {
    throw new NotUnderstood('--serve goes with neither stack names nor --fault');
  }
  await serveStandIns(io, options);
}

async function rehearse(
  io: Io,
  names: readonly string[],
  options: RehearseOptions,
): Promise<RehearsalResult> {
  const project = readProject(io, options);
  const folder = rehearsalFolder(project.output);
  const stopwatch = startStopwatch();
  const whole = await jsonOrRefusal(io, options, () =>
    stopwatch.time('synth', () => synthesize(io, { ...project, output: folder })),
  );
  const stacks = withDependencies(selectStacks(whole.stacks, names), whole.stacks);
  const outcomes = await throughTerraform(
    io,
    { ...whole, stacks },
    { ...options, folder, stopwatch },
  );
  const seconds = stopwatch.seconds();
  return rehearsalResult({ cwd: io.cwd, synthesis: { ...whole, stacks }, seconds, ...outcomes });
}

interface Way extends RehearseOptions {
  readonly folder: string;
  readonly stopwatch: Stopwatch;
}

async function throughTerraform(
  io: Io,
  { stacks }: Synthesis,
  { folder, stopwatch, fault, namespace }: Way,
): Promise<Pick<Parameters<typeof rehearsalResult>[0], 'outcomes'>> {
  const terraform = await terraformIfAny(io);
  if (terraform === undefined) {
    io.err(
      `not rehearsed: init, validate, plan, apply and the second plan need Terraform\n  ${HOW_TO_GET_TERRAFORM}`,
    );
    return {};
  }
  const faults = resolveFaults(
    fault,
    stacks.map(({ file }) => readStackJson(file)),
  );
  const { startStandIns } = await import('../../rehearsal/stand-ins.js');
  const standIns = await startStandIns({ faults, namespaces: namespace });
  const progress = progressOn(io);
  try {
    const reattach = standIns.environment.TF_REATTACH_PROVIDERS;
    const run = { folder, stacks, terraform, reattach, progress, stopwatch };
    const { outcomes, interrupts } = await rehearseStacks(io, run);
    throwIfInterrupted(
      interrupts,
      'interrupted: the rehearsal was stopped, nothing real was touched',
    );
    return { outcomes };
  } finally {
    progress.end();
    await standIns.close();
  }
}
