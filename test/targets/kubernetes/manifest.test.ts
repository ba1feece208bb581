import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { literalText, NotLiteral } from '../../../lib/targets/literal-values';
import { manifestOf, manifestOfState } from '../../../lib/targets/kubernetes/manifest';
import { renderText } from '../../../lib/targets/terraform-text';

const metadata = {
  name: 'orders',
  namespace: 'shop',
  labels: { 'app.kubernetes.io/name': 'orders' },
};

describe('manifestOf', () => {
  it('names and nests fields as the API does', () => {
    const container = {
      name: 'orders',
      image: 'acme/orders:1',
      env: [
        { name: 'PORT', value: '8080' },
        { name: 'KEY', value_from: { secret_key_ref: { name: 'db', key: 'key' } } },
      ],
      port: [{ container_port: 8080, name: 'http' }],
      liveness_probe: { tcp_socket: [{ port: '8080' }] },
      resources: { limits: { 'ephemeral-storage': '1Gi' } },
      volume_mount: [{ name: 'tmp', mount_path: '/tmp' }],
    };
    const spec = {
      replicas: '2',
      selector: { match_labels: { app_name: 'orders' } },
      template: {
        metadata: { labels: { app_name: 'orders' } },
        spec: {
          container: [container],
          security_context: { run_as_user: '10001' },
          topology_spread_constraint: [
            { max_skew: 1, label_selector: [{ match_labels: { app_name: 'orders' } }] },
          ],
          volume: [{ name: 'tmp', empty_dir: {} }],
        },
      },
    };

    const manifest = manifestOf('kubernetes_deployment_v1', {
      '//': { metadata: { path: 'shop/orders' } },
      depends_on: ['kubernetes_namespace_v1.shop'],
      metadata,
      spec,
      wait_for_rollout: true,
    });

    expect(manifest).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: { app_name: 'orders' } },
        template: {
          metadata: { labels: { app_name: 'orders' } },
          spec: {
            containers: [
              {
                name: 'orders',
                image: 'acme/orders:1',
                env: [
                  { name: 'PORT', value: '8080' },
                  { name: 'KEY', valueFrom: { secretKeyRef: { name: 'db', key: 'key' } } },
                ],
                ports: [{ containerPort: 8080, name: 'http' }],
                livenessProbe: { tcpSocket: { port: 8080 } },
                resources: { limits: { 'ephemeral-storage': '1Gi' } },
                volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
              },
            ],
            securityContext: { runAsUser: 10001 },
            topologySpreadConstraints: [
              { maxSkew: 1, labelSelector: { matchLabels: { app_name: 'orders' } } },
            ],
            volumes: [{ name: 'tmp', emptyDir: {} }],
          },
        },
      },
    });
  });

  it('takes the values of a state, whose blocks are lists and whose gaps are null', () => {
    const stored = {
      id: 'shop/default-deny',
      metadata: [{ ...metadata, annotations: null, uid: 'a1b2', generation: 1 }],
      spec: [
        {
          egress: [],
          ingress: [{ from: [], ports: [{ port: '8080', protocol: 'TCP', end_port: null }] }],
          pod_selector: [{ match_expressions: [], match_labels: null }],
          policy_types: ['Ingress', 'Egress'],
        },
      ],
    };

    expect(manifestOfState('kubernetes_network_policy_v1', stored)).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata,
      spec: {
        ingress: [{ ports: [{ port: 8080, protocol: 'TCP' }] }],
        podSelector: {},
        policyTypes: ['Ingress', 'Egress'],
      },
    });
  });

  it('keeps the selector of a Service as the user’s own labels', () => {
    const spec = {
      selector: { app_name: 'orders' },
      port: [{ port: 80, target_port: '8080', app_protocol: 'http' }],
    };

    expect(manifestOf('kubernetes_service_v1', { metadata, spec })).toMatchObject({
      spec: {
        selector: { app_name: 'orders' },
        ports: [{ port: 80, targetPort: 8080, appProtocol: 'http' }],
      },
    });
  });

  it.each([
    ['ClusterIP', {}],
    ['LoadBalancer', { allocateLoadBalancerNodePorts: true }],
  ])('has a Service of type %s allocate what the API takes for it', (type, allocation) => {
    const stored = {
      metadata: [metadata],
      spec: [{ type, allocate_load_balancer_node_ports: true }],
    };

    const manifest = manifestOfState('kubernetes_service_v1', stored);

    expect(manifest?.['spec']).toEqual({ type, ...allocation });
  });

  it('keeps shares as text and whole numbers as numbers', () => {
    const spec = { min_available: '50%', max_unavailable: '1' };

    expect(manifestOf('kubernetes_pod_disruption_budget_v1', { metadata, spec })).toMatchObject({
      spec: { minAvailable: '50%', maxUnavailable: 1 },
    });
  });

  it('knows nothing of other providers’ resources', () => {
    expect(manifestOf('aws_lambda_function', { function_name: 'orders' })).toBeUndefined();
    expect(manifestOf('__proto__', {})).toBeUndefined();
  });

  it('rejects a value that only Terraform will know', () => {
    const data = { HOST: '${aws_db_instance.orders.address}' };

    expect(() => manifestOf('kubernetes_config_map_v1', { metadata, data })).toThrow(NotLiteral);
  });
});

describe('literalText', () => {
  it('gives back any text that was written for Terraform', () => {
    const aText = fc
      .array(
        fc.oneof(
          fc.constantFrom(
            '$',
            '${',
            '$${',
            '%{',
            '%%{',
            '}',
            '"',
            '\\',
            '\n',
            '\r',
            'TfToken[',
            '#{',
          ),
          fc.string({ maxLength: 5 }),
        ),
      )
      .map((parts) => parts.join('').normalize('NFC'));

    fc.assert(
      fc.property(aText, (text) => {
        expect(literalText(renderText(text))).toBe(text);
      }),
      { numRuns: 5000 },
    );
  });
});
