import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { inject } from 'vitest';

import { attachProviders, type Attachment } from '../../../lib/rehearsal/attach';
import { faultsOf } from '../../../lib/rehearsal/faults';
import { kubernetesRules } from '../../../lib/rehearsal/kubernetes/rules';
import { kubernetesSchema } from '../../../lib/rehearsal/schemas/load-kubernetes';
import type { Program } from '../../stacks/synthesized';
import { aWorkspace, type TerraformRun, type Workspace } from '../../support/terraform';
import { fetchProvider } from '../fetch-provider';
import { writeProgram, type Configuration, type Written } from '../write-program';
import { kubectlFor, type Kubectl } from './cluster/kubectl';
import { apiServerPlatform } from './platform/api-server';
import { namespacesIn, secretsIn } from './written';

/** A folder in which Terraform works on the cluster of these cases. */
export interface ClusterWorkspace {
  readonly terraform: Workspace;
  /** For looking at the cluster, and for changing it, behind Terraform's back. */
  readonly kubectl: Kubectl;
  /** Writes what the program synthesizes; the state stays in the folder. */
  write(program: Program): Written;
  apply(...args: string[]): Promise<TerraformRun>;
  /** The exit code is 0 when there is nothing to be done, and 2 when there is. */
  plan(): Promise<TerraformRun>;
  destroy(): Promise<TerraformRun>;
  /** Destroys what is left, and ends everything. */
  close(): Promise<void>;
}

/** A stack on the cluster. */
export interface AppliedStack extends ClusterWorkspace, Written {}

/**
 * Applies a program's stack as a user would: its namespace first, then by hand the secrets that it
 * reads, then the rest.
 *
 * @throws {Error} with what Terraform said, when that fails.
 */
export async function applyStack(program: Program): Promise<AppliedStack> {
  const workspace = await clusterWorkspace();
  try {
    const written = workspace.write(program);
    await prepare(workspace, written.configuration);
    ensure(await workspace.apply());
    return { ...workspace, ...written };
  } catch (error) {
    await workspace.close();
    throw error;
  }
}

/** Makes the namespaces, and what the stack expects in them. */
async function prepare(workspace: ClusterWorkspace, configuration: Configuration): Promise<void> {
  const secrets = secretsIn(configuration);
  if (secrets.length === 0) return;
  const targets = namespacesIn(configuration).map((address) => `-target=${address}`);
  ensure(await workspace.apply(...targets));
  for (const { namespace, name, keys } of secrets) {
    const values = keys.map((key) => `--from-literal=${key}=e2e`);
    await workspace.kubectl(['-n', namespace, 'create', 'secret', 'generic', name, ...values]);
  }
}

function ensure({ code, text }: TerraformRun): void {
  if (code !== 0) throw new Error(text);
}

/** An empty folder: nothing is on the cluster yet. */
export async function clusterWorkspace(): Promise<ClusterWorkspace> {
  const kubeconfig = inject('kubeconfig');
  const attachment = inject('isOwnCluster') ? await standIn(kubeconfig) : undefined;
  // The provider from the registry reads the variable, the one in its place has a client already.
  const environment = attachment?.environment ?? { KUBE_CONFIG_PATH: kubeconfig };
  const terraform = aWorkspace({ environment });
  const change = async (command: string, args: readonly string[]) =>
    (attachment === undefined ? await fetchProvider(terraform) : undefined) ??
    terraform.run(command, '-auto-approve', '-no-color', '-input=false', ...args);
  const destroy = () => change('destroy', []);
  return {
    terraform,
    kubectl: kubectlFor(inject('kubectl'), kubeconfig),
    write: (program) => writeProgram(terraform, program),
    apply: (...args) => change('apply', args),
    plan: () => terraform.plan(),
    destroy,
    async close() {
      const left = existsSync(join(terraform.folder, 'terraform.tfstate'))
        ? await destroy()
        : undefined;
      await attachment?.close();
      if (left !== undefined) ensure(left);
      terraform.remove();
    },
  };
}

async function standIn(kubeconfig: string): Promise<Attachment> {
  const rules = (type: string) => kubernetesRules(type, { namespaces: [] });
  const platform = await apiServerPlatform(kubeconfig);
  const provider = { name: 'kubernetes', schema: kubernetesSchema(), rules, platform };
  return attachProviders([{ ...provider, faults: faultsOf([]) }]);
}
