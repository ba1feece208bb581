import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';

import type { ServiceModel } from '../../model/service';
import { addressOf, draft, type Draft } from '../draft';
import type { Surroundings } from '../surroundings';
import { labelsOf, metadataOf, placeOf, selectorOf } from './metadata';
import { lowerAffinity, lowerPod, lowerSpread } from './pod';

/** Lowers a service that runs all the time. */
export function lowerDeployment(service: ServiceModel, around: Surroundings): Draft {
  const spread = lowerSpread(service);
  return draft(DeploymentV1, placeOf(service, 'deployment', ...podNeeds(service)), {
    metadata: metadataOf(service),
    spec: {
      ...lowerReplicas(service),
      selector: { matchLabels: selectorOf(service) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '0' } },
      template: {
        metadata: { labels: labelsOf(service) },
        spec: {
          ...lowerPod(service, around),
          ...lowerAffinity(service),
          ...(spread.length > 0 && { topologySpreadConstraint: spread }),
        },
      },
    },
  });
}

/** Where an autoscaler moves the number of replicas, writing one would move it back. */
function lowerReplicas({ scaling: { minReplicas, maxReplicas } }: ServiceModel) {
  return minReplicas === maxReplicas ? { replicas: String(minReplicas) } : {};
}

/** What must be there before a pod starts: who it is, what it may do and reach, and what it reads. */
export function podNeeds(service: ServiceModel): string[] {
  const owner = service.name;
  const hasBindings = service.environment.some(({ kind }) => kind === 'applied');
  const hasRole = service.kubernetes.access.length > 0;
  return [
    addressOf(ServiceAccountV1, { owner, part: 'service_account' }),
    ...(hasRole ? [addressOf(RoleBindingV1, { owner, part: 'role_binding' })] : []),
    addressOf(NetworkPolicyV1, { owner, part: 'network_policy' }),
    ...(hasBindings ? [addressOf(ConfigMapV1, { owner, part: 'bindings' })] : []),
  ];
}
