import type { DeploymentV1SpecTemplateSpecVolume } from '@cdktf/provider-kubernetes/lib/deployment-v1';

/** The volume with the token for the Kubernetes API, as client libraries expect it. */
export function tokenVolume(): DeploymentV1SpecTemplateSpecVolume {
  const fieldRef = { apiVersion: 'v1', fieldPath: 'metadata.namespace' };
  return {
    name: 'api-token',
    projected: [
      {
        defaultMode: '0644',
        sources: [
          { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
          { configMap: [{ name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] }] },
          { downwardApi: { items: [{ path: 'namespace', fieldRef }] } },
        ],
      },
    ],
  };
}
