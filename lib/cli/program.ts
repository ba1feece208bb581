import { Command } from 'commander';

import { checkCommand } from './commands/check';
import { deployCommand } from './commands/deploy';
import { destroyCommand } from './commands/destroy';
import { doctorCommand } from './commands/doctor';
import { graphCommand } from './commands/graph';
import { initCommand } from './commands/init';
import { manifestsCommand } from './commands/manifests';
import { planCommand } from './commands/plan';
import { rehearseCommand } from './commands/rehearse';
import { synthCommand } from './commands/synth';
import { EXIT, reportFailure } from './exit';
import type { Io } from './io';
import { ownVersion } from './own-version';

const COMMANDS = [
  initCommand,
  synthCommand,
  checkCommand,
  graphCommand,
  manifestsCommand,
  planCommand,
  deployCommand,
  destroyCommand,
  rehearseCommand,
  doctorCommand,
];

/** The whole command line, ready to parse. */
export function program(io: Io): Command {
  const root = new Command('fleetwright')
    .description('Microservices as checked Terraform, for Kubernetes and AWS Lambda.')
    .version(ownVersion(), '-V, --version', 'print the version')
    .helpCommand(false)
    .showHelpAfterError('(add --help for what can be said here)')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.replace(/\n$/, '')),
      writeErr: (text) => io.err(text.replace(/\n$/, '')),
    });
  for (const make of COMMANDS) root.addCommand(make(io).copyInheritedSettings(root));
  return root;
}

/** Runs one command line to its end and gives the exit code. */
export async function run(io: Io, args: readonly string[]): Promise<number> {
  try {
    await program(io).parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    return reportFailure(io, error);
  }
}
