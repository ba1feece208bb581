import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  inject,
  it,
  vi,
} from 'vitest';

import { readGoModule } from '../../parts/go-module';
import { CONTROL_PLANE } from '../../parts/go-parts';
import { sweepStaleClusters } from './cluster/folder';
import { findFreePorts } from '../free-ports';
import { kubectlFor, type Kubectl } from './cluster/kubectl';
import { PORT_COUNT } from './cluster/kwok-configuration';
import { canListListeners, listenersOn, LOOPBACK } from './cluster/listeners';
import { ZONES } from './cluster/nodes';
import { keeperOf, processesOf } from './cluster/processes';
import { startCluster } from './cluster/start';
import { describeOnOwnCluster } from './describe';

/** Which of a cluster's ports is the API server's. */
const API_SERVER = 2;
const NAMESPACE = 'cluster-e2e';
const ENOUGH = { timeout: 90_000, interval: 500 };

describeOnOwnCluster('the cluster that is started here', () => {
  const kubectl = kubectlFor(inject('kubectl'), inject('kubeconfig'));

  beforeAll(async () => {
    await kubectl(['create', 'namespace', NAMESPACE]);
    // A pod of a namespace that has no service account yet is refused.
    await vi.waitFor(() => kubectl(['-n', NAMESPACE, 'get', 'serviceaccount', 'default']), ENOUGH);
    await kubectl(['create', '-f', '-'], JSON.stringify(busyPod()));
  });

  afterAll(() => kubectl(['delete', 'namespace', NAMESPACE, '--timeout=60s']));

  it('is of the version that go.mod names', async () => {
    const answer = JSON.parse(await kubectl(['version', '-o', 'json'])) as Record<string, Version>;

    const version = readGoModule(CONTROL_PLANE.folder).versionOf('k8s.io/kubernetes');
    expect(answer['serverVersion']?.gitVersion).toBe(version);
    expect(answer['clientVersion']?.gitVersion).toBe(version);
  });

  it.each(['virtualservices.networking.istio.io', 'httproutes.gateway.networking.k8s.io'])(
    'knows %s',
    async (name) => {
      const established = '{.status.conditions[?(@.type=="Established")].status}';

      expect(await kubectl(['get', 'crd', name, '-o', `jsonpath=${established}`])).toBe('True');
    },
  );

  it('has ready nodes in three zones', async () => {
    const { items } = JSON.parse(await kubectl(['get', 'nodes', '-o', 'json'])) as NodeList;

    const ready = items.filter(({ status }) =>
      status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
    );
    const zones = ready.map(({ metadata }) => metadata.labels['topology.kubernetes.io/zone']);
    expect([...new Set(zones)].sort()).toEqual(ZONES);
  });

  it('brings a pod to be ready', async () => {
    await kubectl(['-n', NAMESPACE, 'wait', '--for=condition=Ready', 'pod/busy', '--timeout=60s']);
  });

  it('refuses a service account what no role grants', async () => {
    const asDefault = `--as=system:serviceaccount:${NAMESPACE}:default`;

    await expect(kubectl(['get', 'secrets', '-n', NAMESPACE, asDefault])).rejects.toThrow(
      /secrets is forbidden/,
    );
  });

  it.skipIf(!canListListeners)('listens on loopback only', () => {
    const file = join(dirname(inject('kubeconfig')), 'kwokctl.json');
    const { options } = JSON.parse(readFileSync(file, 'utf8')) as KwokctlConfiguration;
    const ports = Object.values(options).filter((value) => typeof value === 'number');

    const listeners = listenersOn(ports);

    expect(listeners).toHaveLength(PORT_COUNT);
    expect(new Set(listeners.map(({ address }) => address))).toEqual(new Set([LOOPBACK]));
  });

  describe('beside a second one', () => {
    it('has its ports for itself, also when the second one first chose one of them', async () => {
      const { port } = new URL(await serverOf(kubectl));
      const choosePorts = vi.fn(findFreePorts);
      choosePorts.mockImplementationOnce(async (count) =>
        (await findFreePorts(count)).with(API_SERVER, Number(port)),
      );

      const second = await startCluster({ choosePorts });
      const nodes = await second.kubectl(['get', 'nodes', '-o', 'name']);
      await second.stop();

      expect(choosePorts).toHaveBeenCalledTimes(2);
      expect(nodes.trim().split('\n')).toHaveLength(6);
      expect(processesOf(second.folder)).toEqual([]);
      expect(existsSync(second.folder)).toBe(false);
    });
  });

  describe('beside another', () => {
    let owner: ChildProcess;
    let folder: string;

    beforeEach(async () => {
      const script = join(__dirname, 'cluster', 'start-and-wait.ts');
      owner = spawn(process.execPath, ['--import', 'tsx', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      folder = await new Promise<string>((settle, fail) => {
        owner.stdout?.setEncoding('utf8').once('data', (line: string) => settle(line.trim()));
        owner.once('exit', (code) => fail(new Error(`ended with ${code}`)));
      });
      expect(processesOf(folder)).toHaveLength(6);
    });

    afterEach(() => owner.kill('SIGKILL'));

    it('goes on when the owner of another is killed, of which nothing is left', async () => {
      await kill(owner);

      await vi.waitFor(() => expect(existsSync(folder)).toBe(false), ENOUGH);
      expect(processesOf(folder)).toEqual([]);
      expect(await kubectl(['get', '--raw', '/readyz'])).toBe('ok');
    });

    it('goes on when a start removes another, whose owner and keeper were killed', async () => {
      process.kill(keeperOf(folder), 'SIGKILL');
      await kill(owner);
      expect(processesOf(folder)).toHaveLength(6);

      await sweepStaleClusters();

      expect(processesOf(folder)).toEqual([]);
      expect(existsSync(folder)).toBe(false);
      expect(await kubectl(['get', '--raw', '/readyz'])).toBe('ok');
    });
  });

  // Last, since it takes a few readings: they were made meanwhile.
  it('measures what the annotations of a pod say that it uses', async () => {
    await vi.waitFor(async () => {
      const top = await kubectl(['-n', NAMESPACE, 'top', 'pod', 'busy', '--no-headers']);
      const [, millicores, memory] = /^busy +(\d+)m +(\S+)/.exec(top) ?? [];
      // Worked out from two readings of a counter, whose times are rounded: the first may be far off.
      expect(Math.abs(Number(millicores) - 250)).toBeLessThan(10);
      expect(memory).toBe('64Mi');
    }, ENOUGH);
  });
});

function serverOf(kubectl: Kubectl): Promise<string> {
  return kubectl(['config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}']);
}

function busyPod(): object {
  const annotations = { 'kwok.x-k8s.io/usage-cpu': '250m', 'kwok.x-k8s.io/usage-memory': '64Mi' };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'busy', namespace: NAMESPACE, annotations },
    spec: { containers: [{ name: 'busy', image: 'example.test/busy:1' }] },
  };
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((settle) => {
    child.once('exit', () => settle());
    child.kill('SIGKILL');
  });
}

interface Version {
  readonly gitVersion: string;
}

interface NodeList {
  readonly items: readonly {
    readonly metadata: { readonly labels: Readonly<Record<string, string>> };
    readonly status: { readonly conditions: readonly { type: string; status: string }[] };
  }[];
}

interface KwokctlConfiguration {
  readonly options: Readonly<Record<string, unknown>>;
}
