import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import type { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { TerraformResource } from 'cdktf';
import { Construct } from 'constructs';

import { tokenVolume } from './token';

interface PaymentsProps {
  readonly namespace: NamespaceV1;
  /** The service that may call it, if there is one. */
  readonly calledBy?: string;
}

/** A gRPC service that takes payments, in eight resources. */
export class Payments extends Construct {
  private readonly namespace: NamespaceV1;
  private readonly matchLabels = { 'app.kubernetes.io/name': this.node.id };
  private readonly labels = {
    ...this.matchLabels,
    'app.kubernetes.io/part-of': 'shop',
    'app.kubernetes.io/managed-by': 'fleetwright',
  };
  private readonly metadata = { name: this.node.id, namespace: 'shop', labels: this.labels };

  constructor(scope: Construct, name: string, props: PaymentsProps) {
    super(scope, name);
    this.namespace = props.namespace;
    const identity = this.createIdentity();
    const policy = this.createPolicy(props);
    this.createDeployment([...identity, policy]);
    this.createService();
    this.createScaling();
  }

  private createIdentity(): [ServiceAccountV1, RoleBindingV1] {
    const { namespace, metadata } = this;
    const { name } = metadata;
    const account = new ServiceAccountV1(this, 'service_account', {
      dependsOn: [namespace],
      metadata,
      automountServiceAccountToken: false,
    });
    account.overrideLogicalId(`${name}_service_account`);

    const role = new RoleV1(this, 'role', {
      dependsOn: [namespace],
      metadata,
      rule: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'watch'] }],
    });
    role.overrideLogicalId(`${name}_role`);

    const binding = new RoleBindingV1(this, 'role_binding', {
      dependsOn: [namespace],
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subject: [{ kind: 'ServiceAccount', name, namespace: 'shop' }],
    });
    binding.overrideLogicalId(`${name}_role_binding`);
    return [account, binding];
  }

  private createPolicy({ calledBy }: PaymentsProps): NetworkPolicyV1 {
    const { namespace, metadata, matchLabels } = this;
    const policy = new NetworkPolicyV1(this, 'network_policy', {
      dependsOn: [namespace],
      metadata,
      spec: {
        podSelector: { matchLabels },
        policyTypes: ['Ingress', 'Egress'],
        ...(calledBy !== undefined && {
          ingress: [
            {
              from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': calledBy } } }],
              ports: [{ port: '50051', protocol: 'TCP' }],
            },
          ],
        }),
        egress: [
          {
            ports: [
              { port: '443', protocol: 'TCP' },
              { port: '6443', protocol: 'TCP' },
            ],
          },
        ],
      },
    });
    policy.overrideLogicalId(`${metadata.name}_network_policy`);
    return policy;
  }

  private createDeployment(needs: readonly TerraformResource[]): void {
    const { namespace, metadata, labels, matchLabels } = this;
    const deployment = new DeploymentV1(this, 'deployment', {
      dependsOn: [namespace, ...needs],
      metadata,
      spec: {
        selector: { matchLabels },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: '25%', maxUnavailable: '0' },
        },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: metadata.name,
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 30,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: '10001',
              runAsGroup: '10001',
              fsGroup: '10001',
              seccompProfile: { type: 'RuntimeDefault' },
            },
            affinity: {
              podAntiAffinity: {
                preferredDuringSchedulingIgnoredDuringExecution: [
                  {
                    weight: 100,
                    podAffinityTerm: {
                      topologyKey: 'kubernetes.io/hostname',
                      labelSelector: [{ matchLabels }],
                    },
                  },
                ],
              },
            },
            topologySpreadConstraint: [
              {
                topologyKey: 'topology.kubernetes.io/zone',
                maxSkew: 1,
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: [{ matchLabels }],
              },
              {
                topologyKey: 'kubernetes.io/hostname',
                maxSkew: 1,
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: [{ matchLabels }],
              },
            ],
            volume: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }, tokenVolume()],
            container: [containerOf(metadata.name)],
          },
        },
      },
    });
    deployment.overrideLogicalId(`${metadata.name}_deployment`);
  }

  private createService(): void {
    const { namespace, metadata, matchLabels } = this;
    const service = new ServiceV1(this, 'service', {
      dependsOn: [namespace],
      metadata,
      spec: {
        type: 'ClusterIP',
        selector: matchLabels,
        port: [
          {
            name: 'grpc',
            port: 50051,
            targetPort: '50051',
            protocol: 'TCP',
            appProtocol: 'grpc',
          },
        ],
      },
    });
    service.overrideLogicalId(`${metadata.name}_service`);
  }

  private createScaling(): void {
    const { namespace, metadata, matchLabels } = this;
    const { name } = metadata;
    const autoscaler = new HorizontalPodAutoscalerV2(this, 'autoscaler', {
      dependsOn: [namespace],
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: 3,
        maxReplicas: 30,
        metric: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
          },
        ],
      },
    });
    autoscaler.overrideLogicalId(`${name}_autoscaler`);

    const budget = new PodDisruptionBudgetV1(this, 'disruption_budget', {
      dependsOn: [namespace],
      metadata,
      spec: { maxUnavailable: '1', selector: { matchLabels } },
    });
    budget.overrideLogicalId(`${name}_disruption_budget`);
  }
}

function containerOf(name: string) {
  return {
    name,
    image: `ghcr.io/acme/${name}:2.3.0`,
    imagePullPolicy: 'Always',
    port: [{ name: 'grpc', containerPort: 50051, protocol: 'TCP' }],
    env: [
      { name: 'CURRENCIES', value: 'EUR,GBP,USD' },
      { name: 'LOG_LEVEL', value: 'warn' },
      { name: 'PORT', value: '50051' },
    ],
    resources: {
      requests: { cpu: '500m', memory: '512Mi', 'ephemeral-storage': '128Mi' },
      limits: { cpu: '2', memory: '512Mi', 'ephemeral-storage': '128Mi' },
    },
    startupProbe: {
      grpc: [{ port: 50051 }],
      periodSeconds: 2,
      timeoutSeconds: 2,
      failureThreshold: 60,
    },
    readinessProbe: {
      grpc: [{ port: 50051 }],
      periodSeconds: 10,
      timeoutSeconds: 2,
      failureThreshold: 3,
    },
    livenessProbe: {
      tcpSocket: [{ port: '50051' }],
      periodSeconds: 10,
      timeoutSeconds: 2,
      failureThreshold: 6,
    },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
    volumeMount: [
      { name: 'tmp', mountPath: '/tmp' },
      {
        name: 'api-token',
        mountPath: '/var/run/secrets/kubernetes.io/serviceaccount',
        readOnly: true,
      },
    ],
  };
}
