import { CommanderError } from 'commander';

import type { Interrupt, Io } from './io';

/** Every code that the command line can end with; `docs/cli.md` says the same to users. */
export const EXIT = {
  done: 0,
  refused: 1,
  notUnderstood: 2,
  ourBug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/** Understood, and refused or failed. With an empty message the command has said it all already. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The command line, or a file that it depends on, makes no sense. */
export class NotUnderstood extends Error {
  override readonly name = 'NotUnderstood';
}

/** A person, or the system, told us to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';

  constructor(
    readonly signal: Interrupt,
    message = 'interrupted',
  ) {
    super(message);
  }
}

/** Says what went wrong, and gives the exit code for it. */
export function reportFailure(io: Io, error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.notUnderstood;
  if (error instanceof Refused) return sayAndGive(io, error.message, EXIT.refused);
  if (error instanceof NotUnderstood) return sayAndGive(io, error.message, EXIT.notUnderstood);
  if (error instanceof Interrupted) {
    const code = error.signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
    return sayAndGive(io, error.message, code);
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return sayAndGive(io, `This is a bug in fleetwright, please report it:\n${words}`, EXIT.ourBug);
}

function sayAndGive(io: Io, message: string, code: number): number {
  if (message !== '') io.err(message);
  return code;
}
