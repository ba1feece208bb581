import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import type { TerraformStack } from 'cdktf';

const LABELS = {
  'app.kubernetes.io/part-of': 'shop',
  'app.kubernetes.io/managed-by': 'fleetwright',
};

/** The provider, and a namespace in which nothing talks to anything but DNS. */
export function createCluster(stack: TerraformStack): NamespaceV1 {
  new KubernetesProvider(stack, 'kubernetes_provider', {});
  const namespace = new NamespaceV1(stack, 'shop_namespace', {
    metadata: {
      name: 'shop',
      labels: {
        ...LABELS,
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
      },
    },
  });
  namespace.overrideLogicalId('shop_namespace');

  const deny = new NetworkPolicyV1(stack, 'shop_default_deny', {
    dependsOn: [namespace],
    metadata: { name: 'default-deny', namespace: 'shop', labels: LABELS },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
  deny.overrideLogicalId('shop_default_deny');

  createDnsPolicy(stack, namespace);
  return namespace;
}

function createDnsPolicy(stack: TerraformStack, namespace: NamespaceV1): void {
  const dns = new NetworkPolicyV1(stack, 'shop_allow_dns', {
    dependsOn: [namespace],
    metadata: { name: 'allow-dns', namespace: 'shop', labels: LABELS },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { port: '53', protocol: 'UDP' },
            { port: '53', protocol: 'TCP' },
          ],
        },
      ],
    },
  });
  dns.overrideLogicalId('shop_allow_dns');
}
