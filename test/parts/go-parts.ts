import { join } from 'node:path';

import type { GoBinary, GoSetProps } from './go-set';

/*
 * The versions are in the go.mod of each folder. To move one: `go get <module>@<version>` there, and for
 * Kubernetes the version in all lines under `replace`, which a test compares.
 */

const KUBERNETES_VERSION = 'k8s.io/component-base/version.gitVersion';

/** What a cluster is made of, and the definitions that are applied to it. */
export const CONTROL_PLANE: GoSetProps = {
  name: 'control-plane',
  folder: join(__dirname, 'control-plane'),
  binaries: {
    etcd: { package: 'go.etcd.io/etcd/server/v3', module: 'go.etcd.io/etcd/server/v3' },
    'kube-apiserver': kubernetes('kube-apiserver'),
    'kube-controller-manager': kubernetes('kube-controller-manager'),
    'kube-scheduler': kubernetes('kube-scheduler'),
    kubectl: kubernetes('kubectl'),
  },
  files: {
    istio: { module: 'istio.io/api', path: 'kubernetes' },
    'gateway-api': { module: 'sigs.k8s.io/gateway-api', path: 'config/crd/standard' },
  },
};

export const METRICS_SERVER: GoSetProps = {
  name: 'metrics-server',
  folder: join(__dirname, 'metrics-server'),
  binaries: {
    'metrics-server': {
      package: 'sigs.k8s.io/metrics-server/cmd/metrics-server',
      module: 'sigs.k8s.io/metrics-server',
      versionVariable: KUBERNETES_VERSION,
    },
  },
};

/** Starts and stops the control plane, and plays its nodes. */
export const KWOK: GoSetProps = {
  name: 'kwok',
  folder: join(__dirname, 'kwok'),
  binaries: {
    kwok: { package: 'sigs.k8s.io/kwok/cmd/kwok', module: 'sigs.k8s.io/kwok' },
    kwokctl: { package: 'sigs.k8s.io/kwok/cmd/kwokctl', module: 'sigs.k8s.io/kwok' },
  },
};

export const JUDGES: GoSetProps = {
  name: 'judges',
  folder: join(__dirname, 'judges'),
  binaries: {
    kubeconform: {
      package: 'github.com/yannh/kubeconform/cmd/kubeconform',
      module: 'github.com/yannh/kubeconform',
      versionVariable: 'main.version',
    },
    'kube-score': {
      package: 'github.com/zegl/kube-score/cmd/kube-score',
      module: 'github.com/zegl/kube-score',
      versionVariable: 'main.version',
    },
  },
};

export const TFLINT: GoSetProps = {
  name: 'tflint',
  folder: join(__dirname, 'tflint'),
  binaries: {
    tflint: {
      package: 'github.com/terraform-linters/tflint',
      module: 'github.com/terraform-linters/tflint',
    },
  },
};

function kubernetes(name: string): GoBinary {
  return {
    package: `k8s.io/kubernetes/cmd/${name}`,
    module: 'k8s.io/kubernetes',
    versionVariable: KUBERNETES_VERSION,
  };
}
