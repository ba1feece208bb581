import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd?: string;
  /** Added to this process's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /**
   * What it reads from standard input.
   *
   * @default - nothing to read from
   */
  readonly input?: string;
  /**
   * Exit codes with which it has done its work.
   *
   * @default [0]
   */
  readonly doneCodes?: readonly number[];
}

/**
 * Runs a program to its end and gives what it wrote to standard output.
 *
 * @throws {Error} with its words when it ended in another way, and with `code` when it cannot be started.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const { cwd, env, input, doneCodes = [0] } = options;
  const child = spawn(program, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  // A program that refuses its arguments does not read.
  child.stdin?.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (doneCodes.includes(code ?? -1)) resolve(output.join(''));
      else reject(new Error(failure([program, ...args], code, [...errors, ...output].join(''))));
    });
  });
}

function failure(command: readonly string[], code: number | null, words: string): string {
  return `${command.join(' ')} ended with ${code}:\n${words}`;
}
