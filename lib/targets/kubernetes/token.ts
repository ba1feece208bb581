import type {
  DeploymentV1SpecTemplateSpecContainerVolumeMount,
  DeploymentV1SpecTemplateSpecVolume,
} from '@cdktf/provider-kubernetes/lib/deployment-v1';

import type { ServiceModel } from '../../model/service';
import { TOKEN_VOLUME } from '../../model/volume';
import type { Drafted } from '../draft';

interface Token {
  readonly volume: readonly Drafted<DeploymentV1SpecTemplateSpecVolume>[];
  readonly volumeMount: readonly Drafted<DeploymentV1SpecTemplateSpecContainerVolumeMount>[];
}

const LIFE_SECONDS = 3600;

/**
 * The token with which a service asks the Kubernetes API, and what else a client needs. It is mounted into
 * the container that asked for it: Kubernetes itself would put it into every container that a mesh or a
 * debugger adds to the pod, too.
 *
 * @see https://kubernetes.io/docs/concepts/storage/projected-volumes/#serviceaccounttoken
 */
export function lowerToken({ kubernetes }: ServiceModel): Token {
  if (!kubernetes.mountsToken) return { volume: [], volumeMount: [] };
  const authority = { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] };
  const namespace = {
    path: 'namespace',
    fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.namespace' },
  };
  const sources = [
    { serviceAccountToken: { path: 'token', expirationSeconds: LIFE_SECONDS } },
    { configMap: [authority] },
    { downwardApi: { items: [namespace] } },
  ];
  const { name, mountPath } = TOKEN_VOLUME;
  return {
    volume: [{ name, projected: [{ defaultMode: '0644', sources }] }],
    volumeMount: [{ name, mountPath, readOnly: true }],
  };
}
