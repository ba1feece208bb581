import { spawn } from 'node:child_process';

/** Runs kubectl on one cluster and gives its standard output. @throws {Error} with what kubectl said. */
export type Kubectl = (args: readonly string[], input?: string) => Promise<string>;

export function kubectlFor(program: string, kubeconfig: string): Kubectl {
  return (args, input = '') =>
    new Promise((resolve, reject) => {
      const child = spawn(program, ['--kubeconfig', kubeconfig, ...args]);
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
