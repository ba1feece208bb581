import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface WatchedProps {
  readonly command: string;
  readonly args?: readonly string[];
  /** The whole environment: nothing of this process's own gets in beside it. */
  readonly env: Readonly<Record<string, string>>;
  /** Its own folder, in which it is started. Removed when it has ended. */
  readonly folder: string;
}

/** A server that ends when this process does, even where this process is killed and cannot say so. */
export interface Watched {
  /** What it has written so far. */
  log(): string;
  /** How it ended, if it did so by itself. */
  exitCode(): number | undefined;
  /** Ends it together with everything that it started, and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Reads from a pipe whose other end only the test run holds: its end is the end of the run, whatever
 * ended it. The server is a child of this shell, so that its pid stays its own until it is killed, and
 * leads a process group (`set -m`, for which a plain sh wants a terminal), so that its children go with
 * it.
 */
const SCRIPT = `
folder=$1; shift
set -m
{ "$@" < /dev/null; echo $? > "$folder/exit-code"; } &
group=$!
set +m
cat > /dev/null
kill -s TERM -- -$group 2> /dev/null
tries=0
while kill -s 0 -- -$group 2> /dev/null && [ $tries -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL -- -$group 2> /dev/null
rm -rf -- "$folder"
`;

export function startWatched({ command, args = [], env, folder }: WatchedProps): Watched {
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, 'log');
  const output = openSync(logFile, 'a');
  // Without --norc a bash whose input is a socket, as Node's pipes are, takes itself for a remote shell.
  // Detached: Ctrl-C on a terminal reaches the test run, not this shell, which is still needed.
  const shell = spawn('bash', ['--norc', '-c', SCRIPT, 'watched', folder, command, ...args], {
    cwd: folder,
    detached: true,
    env,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  shell.unref();
  const ended = new Promise<void>((resolve) => shell.once('close', () => resolve()));
  return {
    log: () => textOf(logFile),
    exitCode: () => {
      const text = textOf(join(folder, 'exit-code')).trim();
      return text === '' ? undefined : Number(text);
    },
    stop: async () => {
      // Else this process could end while it waits, with nothing else to do.
      shell.ref();
      shell.stdin?.end();
      await ended;
    },
  };
}

function textOf(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}
