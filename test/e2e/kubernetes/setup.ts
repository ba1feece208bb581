import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node' with { 'resolution-mode': 'import' };

import { orSkipReason } from '../../parts/missing-tool';
import type { Versions } from '../../parts/part-set';
import { hasTerraform } from '../../support/terraform';
import { kubectlCache, startCluster, type Cluster } from './cluster/start';
import { userCluster } from './cluster/user-cluster';

declare module 'vitest' {
  export interface ProvidedContext {
    readonly kubeconfig: string;
    /** The kubectl to use with it: a path or a name. */
    readonly kubectl: string;
    /** What the cluster is made of, as far as that is known. */
    readonly versions: Versions;
    /** Whether it was started here: it has simulated nodes, and goes away afterwards. */
    readonly isOwnCluster: boolean;
    /** Why there is no cluster, and nothing to be run; empty if there is one. */
    readonly skipReason: string;
  }
}

/** What the cases get to know of the one cluster that they all use. */
export type ClusterAccess = Pick<
  ProvidedContext,
  'kubeconfig' | 'kubectl' | 'versions' | 'isOwnCluster' | 'skipReason'
>;

const NO_CLUSTER = { kubeconfig: '', kubectl: '', versions: {}, isOwnCluster: false };

let own: Cluster | undefined;

/** Gives the cases the user's cluster, if `KUBECONFIG_E2E` names its kubeconfig, or else starts one. */
export async function setup({ provide }: TestProject): Promise<void> {
  const theirs = process.env['KUBECONFIG_E2E'];
  const access = theirs ? await userCluster(theirs) : await ownCluster();
  if (access.skipReason) process.stderr.write(`skipped: ${access.skipReason}\n`);
  provide('kubeconfig', access.kubeconfig);
  provide('kubectl', access.kubectl);
  provide('versions', access.versions);
  provide('isOwnCluster', access.isOwnCluster);
  provide('skipReason', access.skipReason);
}

export async function teardown(): Promise<void> {
  await own?.stop();
}

async function ownCluster(): Promise<ClusterAccess> {
  const skipped = (skipReason: string) => ({ ...NO_CLUSTER, skipReason });
  if (!hasTerraform) return skipped(missingTerraform());
  const started = await orSkipReason(startCluster());
  if ('skipReason' in started) return skipped(started.skipReason);

  own = started.parts;
  const { folder, kubeconfig, kubectlPath, versions } = own;
  // For every kubectl that a case runs.
  process.env['KUBECACHEDIR'] = kubectlCache(folder);
  return { kubeconfig, kubectl: kubectlPath, versions, isOwnCluster: true, skipReason: '' };
}

/** @throws {Error} where nothing may be skipped */
function missingTerraform(): string {
  const reason = 'terraform is not on PATH';
  if (process.env['CI'] === 'true') throw new Error(reason);
  return reason;
}
