import { spawn } from 'node:child_process';

interface ToolOptions {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Exit codes with which the tool has done its work, whatever it found. */
  readonly doneCodes: readonly number[];
}

/**
 * Runs a tool and gives what it wrote to standard output.
 *
 * @throws {Error} with its words when it ended in another way: then nothing was judged.
 */
export function runTool(
  program: string,
  args: readonly string[],
  options: ToolOptions,
): Promise<string> {
  const { cwd, environment, doneCodes } = options;
  const child = spawn(program, args, {
    ...(cwd !== undefined && { cwd }),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      if (doneCodes.includes(code ?? -1)) resolve(output.join(''));
      else
        reject(new Error(`${program} ended with ${code}:\n${errors.join('')}${output.join('')}`));
    });
  });
}
