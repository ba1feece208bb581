import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

import type { Terraform } from './binary';

type Signal = 'SIGINT' | 'SIGTERM';

/** Where and how Terraform runs. */
export interface TerraformSession {
  readonly terraform: Terraform;
  /** The folder of the stack. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Tells of every interrupt until the returned function is called. */
  readonly onInterrupt: (listener: (signal: Signal) => void) => () => void;
}

/** How one run of Terraform ended, and what it said. */
export interface TerraformEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether an interrupt was passed on to it. */
  readonly isInterrupted: boolean;
}

/**
 * Runs Terraform and waits for it, whatever happens to us meanwhile.
 *
 * It runs in a process group of its own: a Ctrl-C at the terminal would reach it directly as well as
 * through us, and two of them make Terraform drop what it does without saving its state. The first
 * interrupt is passed on once, so that it finishes what is in flight and writes the state; a second one
 * is the user's wish, and passed on too.
 */
export async function callTerraform(
  { terraform, folder, env, onInterrupt }: TerraformSession,
  args: readonly string[],
  onLine: (line: string) => void = () => undefined,
): Promise<TerraformEnd> {
  const child = spawn(terraform.command, args, {
    cwd: folder,
    detached: process.platform !== 'win32',
    env: { ...env, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_INPUT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let isInterrupted = false;
  const forget = onInterrupt((signal) => {
    isInterrupted = true;
    child.kill(signal);
  });
  try {
    const [stdout, stderr, code] = await Promise.all([
      linesOf(child.stdout, onLine),
      linesOf(child.stderr, () => undefined),
      endOf(child),
    ]);
    return { code, stdout, stderr, isInterrupted };
  } finally {
    forget();
  }
}

async function linesOf(
  stream: ChildProcess['stdout'],
  onLine: (line: string) => void,
): Promise<string> {
  if (stream === null) throw new Error('unreachable: the stream is piped');
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream })) {
    lines.push(line);
    onLine(line);
  }
  return lines.join('\n');
}

function endOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // Killed by a signal, it has no code; anything but zero means that it failed.
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
