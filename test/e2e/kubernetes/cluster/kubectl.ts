import { runProgram } from '../../../support/run-program';

/** Runs kubectl on one cluster and gives its standard output. @throws {Error} with what kubectl said. */
export type Kubectl = (args: readonly string[], input?: string) => Promise<string>;

/** @param env is added to this process's own environment. */
export function kubectlFor(
  program: string,
  kubeconfig: string,
  env: Readonly<Record<string, string>> = {},
): Kubectl {
  return (args, input = '') =>
    runProgram(program, ['--kubeconfig', kubeconfig, ...args], { env, input });
}
