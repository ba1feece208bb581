import { spawn } from 'node:child_process';

/** Runs kubectl on one cluster and gives its standard output. @throws {Error} with what kubectl said. */
export type Kubectl = (args: readonly string[], input?: string) => Promise<string>;

/** @param environment is added to this process's own. */
export function kubectlFor(
  program: string,
  kubeconfig: string,
  environment: Readonly<Record<string, string>> = {},
): Kubectl {
  const env = { ...process.env, ...environment };
  return (args, input = '') =>
    new Promise((resolve, reject) => {
      const child = spawn(program, ['--kubeconfig', kubeconfig, ...args], { env });
      const output: string[] = [];
      const errors: string[] = [];
      child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
      child.on('error', reject);
      child.on('close', (code) => {
        if (code === 0) resolve(output.join(''));
        else reject(new Error(`kubectl ${args.join(' ')}: ${errors.join('')}${output.join('')}`));
      });
      // A kubectl that refuses its arguments does not read.
      child.stdin.on('error', () => undefined).end(input);
    });
}
