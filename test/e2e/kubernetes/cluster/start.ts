import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { controlPlane, type ControlPlane } from '../../../parts/parts';
import type { Versions } from '../../../parts/part-set';
import { makeClusterFolder, sweepStaleClusters } from './folder';
import { findFreePorts } from './free-ports';
import { kubectlFor, type Kubectl } from './kubectl';
import { PORT_COUNT, renderKwokConfiguration } from './kwok-configuration';
import { nodeList } from './nodes';

const REPOSITORY = resolve(__dirname, '../../../..');
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

/**
 * Starts a cluster with RBAC, six nodes in three zones, usage metrics, and the definitions of Istio and
 * the Gateway API.
 *
 * @throws {MissingTool} where its parts cannot be built
 */
export async function startCluster(): Promise<Cluster> {
  const parts = await controlPlane();
  await sweepStaleClusters();
  for (let attempt = 1; ; attempt++) {
    const kept = await createCluster(parts);
    if ('cluster' in kept) return furnish(kept.cluster, parts);
    if (attempt === ATTEMPTS) throw new Error(`the cluster did not start:\n${kept.log}`);
  }
}

async function createCluster(
  parts: ControlPlane,
): Promise<{ readonly cluster: Cluster } | { readonly log: string }> {
  const folder = makeClusterFolder();
  const ports = await findFreePorts(PORT_COUNT);
  writeFileSync(join(folder, 'kwokctl.json'), renderKwokConfiguration(parts, ports));
  const keeper = startKeeper(parts, folder);
  const kubeconfig = join(folder, 'kubeconfig');
  const kubectlPath = parts.bin('kubectl');
  const kubectl = kubectlFor(kubectlPath, kubeconfig);
  const stop = () => release(keeper);
  const { versions } = parts;

  const isUp = (await firstLine(keeper)) === 'created' && (await isReady(kubectl));
  if (isUp) return { cluster: { kubeconfig, kubectl, kubectlPath, versions, folder, stop } };
  const log = readLog(folder);
  await stop();
  return { log };
}

function startKeeper(parts: ControlPlane, folder: string): ChildProcess {
  const script = join(__dirname, 'keeper.ts');
  const args = [parts.bin('kwokctl'), parts.bin('kubectl'), folder];
  return spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: REPOSITORY,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

/** What the keeper says, or nothing if it ends before. */
function firstLine(keeper: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    keeper.stdout?.setEncoding('utf8').once('data', (text: string) => settle(text.trim()));
    keeper.once('close', () => settle(''));
    keeper.once('error', () => settle(''));
  });
}

function release(keeper: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    if (keeper.exitCode !== null || keeper.signalCode !== null) return settle();
    keeper.once('exit', () => settle());
    keeper.stdin?.end();
  });
}

async function isReady(kubectl: Kubectl): Promise<boolean> {
  try {
    return (await kubectl(['get', '--raw', '/readyz'])) === 'ok';
  } catch {
    return false;
  }
}

function readLog(folder: string): string {
  const path = join(folder, 'create.log');
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-4_000) : 'without a word';
}

async function furnish(cluster: Cluster, { definitions }: ControlPlane): Promise<Cluster> {
  const { kubectl } = cluster;
  try {
    await kubectl(['create', '-f', '-'], JSON.stringify(nodeList()));
    const files = definitions.flatMap((path) => ['-f', path]);
    await kubectl(['apply', '--server-side', ...files]);
    await kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
    await kubectl(['wait', '--for=condition=Ready', 'node', '--all', '--timeout=60s']);
    const metrics = 'apiservice/v1beta1.metrics.k8s.io';
    await kubectl(['wait', '--for=condition=Available', metrics, '--timeout=90s']);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}
