import { createInterface } from 'node:readline/promises';

import { EXIT } from './exit';
import type { Interrupt, Io } from './io';

/** The real streams, folder, environment and signals of this process. */
export function processIo(): Io {
  endQuietlyWhenNobodyReads();
  const isTerminal = process.stderr.isTTY === true;
  const io: Io = {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    draw: (text) => void process.stderr.write(text),
    isTerminal,
    cwd: process.cwd(),
    env: process.env,
    onInterrupt: listenForInterrupts(),
  };
  return isTerminal && process.stdin.isTTY === true ? { ...io, ask } : io;
}

/** `fleetwright graph | head` closes our output early, which is not a failure. */
function endQuietlyWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done);
    process.stderr.write(`cannot write the result: ${error.message}\n`);
    process.exit(EXIT.refused);
  });
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  // While readline reads the terminal, Ctrl-C reaches it instead of the process.
  lines.on('SIGINT', () => {
    lines.close();
    process.kill(process.pid, 'SIGINT');
  });
  const closed = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  try {
    return await Promise.race([lines.question(question), closed]);
  } finally {
    lines.close();
  }
}

/** With nobody listening, an interrupt ends the process as it would have without us. */
function listenForInterrupts(): Io['onInterrupt'] {
  const listeners = new Set<(signal: Interrupt) => void>();
  const tell = (signal: Interrupt): void => {
    if (listeners.size === 0)
      process.exit(signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated);
    for (const listener of [...listeners]) listener(signal);
  };
  process.on('SIGINT', tell);
  process.on('SIGTERM', tell);
  return (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
}
