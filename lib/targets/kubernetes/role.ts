import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';

import type { ServiceModel } from '../../model/service';
import { draft, type Draft } from '../draft';
import { clusterOf, metadataOf, placeOf } from './metadata';

/** Lowers a service's identity, and what that may do with the Kubernetes API. */
export function lowerIdentity(service: ServiceModel): Draft[] {
  const metadata = metadataOf(service);
  const account = draft(ServiceAccountV1, placeOf(service, 'service_account'), {
    metadata,
    automountServiceAccountToken: false,
  });
  const { access } = service.kubernetes;
  if (access.length === 0) return [account];

  const { name } = service;
  const role = draft(RoleV1, placeOf(service, 'role'), {
    metadata,
    rule: access.map(({ apiGroups, resources, resourceNames, verbs }) => ({
      apiGroups: [...apiGroups],
      resources: [...resources],
      ...(resourceNames.length > 0 && { resourceNames: [...resourceNames] }),
      verbs: [...verbs],
    })),
  });
  const binding = draft(RoleBindingV1, placeOf(service, 'role_binding'), {
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subject: [{ kind: 'ServiceAccount', name, namespace: clusterOf(service).namespace }],
  });
  return [account, role, binding];
}
