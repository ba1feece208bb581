import { resolve } from 'node:path';

import type { ClusterAccess } from '../setup';
import { kubectlFor } from './kubectl';

interface ReportedVersions {
  readonly serverVersion: { readonly gitVersion: string };
}

/** The cluster behind a kubeconfig of the user's, with the kubectl that is on PATH. */
export async function userCluster(path: string): Promise<ClusterAccess> {
  const kubeconfig = resolve(path);
  const answer = await kubectlFor('kubectl', kubeconfig)(['version', '--output=json']);
  const { serverVersion } = JSON.parse(answer) as ReportedVersions;
  const versions = { 'kube-apiserver': serverVersion.gitVersion };
  return { kubeconfig, kubectl: 'kubectl', versions, isOwnCluster: false, skipReason: '' };
}
