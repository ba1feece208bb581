import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import type { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { PodDisruptionBudgetV1 } from '@cdktf/provider-kubernetes/lib/pod-disruption-budget-v1';
import { RoleBindingV1 } from '@cdktf/provider-kubernetes/lib/role-binding-v1';
import { RoleV1 } from '@cdktf/provider-kubernetes/lib/role-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { Construct } from 'constructs';

interface OrdersProps {
  readonly namespace: NamespaceV1;
  /** The service that it calls. */
  readonly payments: string;
  /** What the variables that tell it so begin with. */
  readonly addressVariable: string;
}

/** An HTTP service that takes orders, in eight resources. */
export class Orders extends Construct {
  constructor(
    scope: Construct,
    name: string,
    { namespace, payments, addressVariable }: OrdersProps,
  ) {
    super(scope, name);
    const dependsOn = [namespace];
    const labels = {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/part-of': 'shop',
      'app.kubernetes.io/managed-by': 'fleetwright',
    };
    const metadata = { name, namespace: 'shop', labels };
    const matchLabels = { 'app.kubernetes.io/name': name };

    const account = new ServiceAccountV1(this, 'service_account', {
      dependsOn,
      metadata,
      automountServiceAccountToken: true,
    });
    account.overrideLogicalId(`${name}_service_account`);

    const role = new RoleV1(this, 'role', {
      dependsOn,
      metadata,
      rule: [{ apiGroups: [''], resources: ['configmaps', 'endpoints'], verbs: ['get', 'list'] }],
    });
    role.overrideLogicalId(`${name}_role`);

    const binding = new RoleBindingV1(this, 'role_binding', {
      dependsOn,
      metadata,
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
      subject: [{ kind: 'ServiceAccount', name, namespace: 'shop' }],
    });
    binding.overrideLogicalId(`${name}_role_binding`);

    const policy = new NetworkPolicyV1(this, 'network_policy', {
      dependsOn,
      metadata,
      spec: {
        podSelector: { matchLabels },
        policyTypes: ['Ingress', 'Egress'],
        egress: [
          {
            to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': payments } } }],
            ports: [{ port: '50051', protocol: 'TCP' }],
          },
        ],
      },
    });
    policy.overrideLogicalId(`${name}_network_policy`);

    const deployment = new DeploymentV1(this, 'deployment', {
      dependsOn: [namespace, account, policy],
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
            serviceAccountName: name,
            automountServiceAccountToken: true,
            enableServiceLinks: false,
            terminationGracePeriodSeconds: 30,
            securityContext: {
              runAsNonRoot: true,
              runAsUser: '10001',
              runAsGroup: '10001',
              fsGroup: '10001',
              seccompProfile: { type: 'RuntimeDefault' },
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
            volume: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
            container: [
              {
                name,
                image: `ghcr.io/acme/${name}:1.4.2`,
                port: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
                env: [
                  { name: 'LOG_LEVEL', value: 'info' },
                  { name: 'REGION', value: 'eu-west-1' },
                  { name: `${addressVariable}_ADDRESS`, value: `${payments}:50051` },
                  { name: `${addressVariable}_TIMEOUT_MS`, value: '2000' },
                  { name: 'PORT', value: '8080' },
                ],
                resources: {
                  requests: { cpu: '250m', memory: '256Mi', 'ephemeral-storage': '128Mi' },
                  limits: { memory: '256Mi', 'ephemeral-storage': '128Mi' },
                },
                startupProbe: {
                  httpGet: { path: '/ready', port: '8080' },
                  periodSeconds: 2,
                  timeoutSeconds: 2,
                  failureThreshold: 60,
                },
                readinessProbe: {
                  httpGet: { path: '/ready', port: '8080' },
                  periodSeconds: 10,
                  timeoutSeconds: 2,
                  failureThreshold: 3,
                },
                livenessProbe: {
                  tcpSocket: [{ port: '8080' }],
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
                volumeMount: [{ name: 'tmp', mountPath: '/tmp' }],
              },
            ],
          },
        },
      },
    });
    deployment.overrideLogicalId(`${name}_deployment`);

    const service = new ServiceV1(this, 'service', {
      dependsOn,
      metadata,
      spec: {
        type: 'ClusterIP',
        selector: matchLabels,
        port: [
          {
            name: 'http',
            port: 8080,
            targetPort: '8080',
            protocol: 'TCP',
            appProtocol: 'http',
          },
        ],
      },
    });
    service.overrideLogicalId(`${name}_service`);

    const autoscaler = new HorizontalPodAutoscalerV2(this, 'autoscaler', {
      dependsOn,
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        minReplicas: 2,
        maxReplicas: 20,
        metric: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } },
          },
        ],
      },
    });
    autoscaler.overrideLogicalId(`${name}_autoscaler`);

    const budget = new PodDisruptionBudgetV1(this, 'disruption_budget', {
      dependsOn,
      metadata,
      spec: { maxUnavailable: '1', selector: { matchLabels } },
    });
    budget.overrideLogicalId(`${name}_disruption_budget`);
  }
}
