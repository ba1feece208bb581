import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';

import type { ServiceModel } from '../../model/service';
import type { StackModel } from '../../model/system';
import { addressOf, draft, type Draft } from '../draft';
import { namespacePlace } from './metadata';
import { dnsEgress } from './network-policy';

/** Lowers the namespaces of a stack, each closed until a policy opens it. */
export function lowerKubernetesStack(
  stack: StackModel,
  services: readonly ServiceModel[],
): Draft[] {
  const targets = [stack.target, ...services.map(({ target }) => target)];
  const namespaces = targets.flatMap((target) =>
    target.kind === 'kubernetes' && !target.namespaceExists ? [target.namespace] : [],
  );
  return [...new Set(namespaces)].flatMap((namespace) => lowerNamespace(namespace, stack.name));
}

function lowerNamespace(namespace: string, stack: string): Draft[] {
  const dependsOn = [addressOf(NamespaceV1, namespacePlace(namespace))];
  const labels = {
    'app.kubernetes.io/part-of': stack,
    'app.kubernetes.io/managed-by': 'fleetwright',
  };
  const policy = (name: string) => ({ metadata: { name, namespace, labels } });
  return [
    draft(NamespaceV1, namespacePlace(namespace), {
      metadata: { name: namespace, labels: { ...labels, ...RESTRICTED } },
    }),
    draft(
      NetworkPolicyV1,
      { owner: '', part: `${namespace}_default_deny`, dependsOn },
      { ...policy('default-deny'), spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } },
    ),
    draft(
      NetworkPolicyV1,
      { owner: '', part: `${namespace}_allow_dns`, dependsOn },
      {
        ...policy('allow-dns'),
        spec: { podSelector: {}, policyTypes: ['Egress'], egress: [dnsEgress()] },
      },
    ),
  ];
}

/** @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
const RESTRICTED = {
  'pod-security.kubernetes.io/enforce': 'restricted',
  'pod-security.kubernetes.io/audit': 'restricted',
  'pod-security.kubernetes.io/warn': 'restricted',
};
