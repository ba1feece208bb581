import { spawn } from 'node:child_process';

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command to its end and gives its standard output. @throws {Error} with all it said, if it fails. */
export function run(command: readonly [string, ...string[]], options: RunOptions): Promise<string> {
  const [name, ...args] = command;
  const env = { ...process.env, ...options.env };
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, { cwd: options.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const output: string[] = [];
    const everything: string[] = [];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output.push(text);
      everything.push(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => everything.push(text));
    child.on('error', reject);
    child.on('close', (code) => {
      const said = everything.join('').slice(-4_000);
      if (code === 0) resolve(output.join(''));
      else reject(new Error(`${command.join(' ')} ended with ${code}:\n${said}`));
    });
  });
}
