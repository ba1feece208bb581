import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { controlPlane, type ControlPlane } from '../../../parts/parts';
import { say, type Versions } from '../../../parts/part-set';
import { findFreePorts } from '../../free-ports';
import { renderCasualties } from './casualties';
import { makeClusterFolder, removeClusterFolder, sweepStaleClusters } from './folder';
import { furnish } from './furnish';
import { startKeeper } from './keeper-process';
import { kubectlFor, type Kubectl } from './kubectl';
import { PORT_COUNT, renderKwokConfiguration } from './kwok-configuration';

/** A port may be taken between the look at it and its use. */
const ATTEMPTS = 3;

/** A control plane of its own on loopback, whose nodes and kubelets kwok plays. */
export interface Cluster {
  /** The path of its kubeconfig, for its administrator. */
  readonly kubeconfig: string;
  readonly kubectl: Kubectl;
  /** The program behind `kubectl`. */
  readonly kubectlPath: string;
  readonly versions: Versions;
  /** Everything it writes lies here, and all its programs run out of here. */
  readonly folder: string;
  /** Ends all its processes and removes its folder. Happens also when this process is killed. */
  stop(): Promise<void>;
}

/** What may differ from one cluster to the next. */
export interface ClusterProps {
  /**
   * Chooses so many ports to listen on.
   *
   * @default - free ones, at random
   */
  readonly choosePorts?: (count: number) => Promise<readonly number[]>;
}

/**
 * Starts a cluster with RBAC, six nodes in three zones, usage metrics, and the definitions of Istio and
 * the Gateway API.
 *
 * @throws {MissingTool} where its parts cannot be built
 */
export async function startCluster(props: ClusterProps = {}): Promise<Cluster> {
  const { choosePorts = findFreePorts } = props;
  const parts = await controlPlane();
  await sweepStaleClusters();
  for (let attempt = 1; ; attempt++) {
    const ports = await choosePorts(PORT_COUNT);
    const created = await createCluster(parts, ports);
    if ('cluster' in created) return created.cluster;
    if (attempt === ATTEMPTS) throw new Error(`the cluster did not start:\n${created.problem}`);
    say(`the cluster did not start, trying again: ${created.problem}`);
  }
}

async function createCluster(
  parts: ControlPlane,
  ports: readonly number[],
): Promise<{ readonly cluster: Cluster } | { readonly problem: string }> {
  const folder = makeClusterFolder();
  writeFileSync(join(folder, 'kwokctl.json'), renderKwokConfiguration(parts, ports));
  const keeper = startKeeper(parts, folder);
  const cluster = clusterIn(folder, parts, async () => {
    await keeper.release();
    // Nothing is left to do, unless the keeper was killed.
    await removeClusterFolder(folder);
  });
  try {
    await keeper.created();
    await furnish(cluster.kubectl, parts.definitions);
    return { cluster };
  } catch (error) {
    const problem = `${String(error)}\n${renderCasualties(folder)}`;
    await cluster.stop();
    return { problem };
  }
}

function clusterIn(folder: string, parts: ControlPlane, stop: Cluster['stop']): Cluster {
  const kubeconfig = join(folder, 'kubeconfig');
  const kubectlPath = parts.bin('kubectl');
  const environment = { KUBECACHEDIR: kubectlCache(folder) };
  const kubectl = kubectlFor(kubectlPath, kubeconfig, environment);
  return { kubeconfig, kubectl, kubectlPath, versions: parts.versions, folder, stop };
}

/** kubectl remembers what each address serves, and another run may get this cluster's address. */
export function kubectlCache(folder: string): string {
  return join(folder, 'kubectl-cache');
}
