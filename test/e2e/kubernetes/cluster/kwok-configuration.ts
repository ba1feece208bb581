import type { ControlPlane } from '../../../parts/parts';

/** How many ports a cluster listens on. */
export const PORT_COUNT = 7;

/**
 * In the range that is kept for documentation. The API server refuses a loopback address here and would
 * look for the machine's own, which not every machine has; nothing ever connects to it.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5737
 */
const ADVERTISED_ADDRESS = '192.0.2.1';

/** The file that tells kwokctl what the cluster is made of. JSON, which is YAML too. */
export function renderKwokConfiguration(parts: ControlPlane, ports: readonly number[]): string {
  return JSON.stringify({
    apiVersion: 'config.kwok.x-k8s.io/v1alpha1',
    kind: 'KwokctlConfiguration',
    options: { ...OPTIONS, ...binaries(parts), ...portsByRole(ports) },
    componentsPatches: Object.entries(EXTRA_ARGUMENTS).map(([name, args]) => ({
      name,
      extraArgs: Object.entries(args).map(([key, value]) => ({ key, value, ...overrides(key) })),
    })),
  });
}

const OPTIONS = {
  runtime: 'binary',
  bindAddress: '127.0.0.1',
  enable: ['metrics-server'],
  securePort: true,
  kubeAuthorization: true,
  kubeAdmission: true,
};

/** The clocks of the control loops that a test waits for; all else is as Kubernetes has it. */
const EXTRA_ARGUMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  etcd: { 'unsafe-no-fsync': 'true' },
  'kube-apiserver': { 'advertise-address': ADVERTISED_ADDRESS },
  'kube-controller-manager': {
    'horizontal-pod-autoscaler-sync-period': '5s',
    'horizontal-pod-autoscaler-downscale-stabilization': '15s',
    'horizontal-pod-autoscaler-cpu-initialization-period': '1s',
    'horizontal-pod-autoscaler-initial-readiness-delay': '1s',
  },
  'metrics-server': { 'metric-resolution': '10s', 'kubelet-request-timeout': '5s' },
};

/** kwokctl writes this one itself; given twice, it counts on the order. */
function overrides(key: string): { readonly override?: true } {
  return key === 'metric-resolution' ? { override: true } : {};
}

function binaries(parts: ControlPlane): Record<string, string> {
  return {
    kubeVersion: parts.versions['kube-apiserver'] ?? '',
    etcdBinary: parts.bin('etcd'),
    kubeApiserverBinary: parts.bin('kube-apiserver'),
    kubeControllerManagerBinary: parts.bin('kube-controller-manager'),
    kubeSchedulerBinary: parts.bin('kube-scheduler'),
    kubectlBinary: parts.bin('kubectl'),
    kwokControllerBinary: parts.bin('kwok'),
    metricsServerBinary: parts.bin('metrics-server'),
  };
}

function portsByRole(ports: readonly number[]): Record<string, number | undefined> {
  const [etcd, etcdPeer, apiserver, controllerManager, scheduler, kwok, metrics] = ports;
  return {
    etcdPort: etcd,
    etcdPeerPort: etcdPeer,
    kubeApiserverPort: apiserver,
    kubeControllerManagerPort: controllerManager,
    kubeSchedulerPort: scheduler,
    kwokControllerPort: kwok,
    metricsServerPort: metrics,
  };
}
