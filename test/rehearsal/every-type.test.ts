import { describe, expect, it } from 'vitest';

import { AWS_TYPES, KUBERNETES_TYPES } from '../../lib/rehearsal/schemas/resource-types';
import { startStandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, hasTerraform } from '../support/terraform';

const METADATA = { name: 'it' };
const LABELS = { app: 'it' };
const POD = { metadata: { labels: LABELS }, spec: { container: { name: 'it', image: 'it:1' } } };
const SELECTOR = { match_labels: LABELS };

/** The least that each type takes. */
const KUBERNETES: Readonly<Record<string, object>> = {
  kubernetes_config_map_v1: { data: { __proto__x: 'a' } },
  kubernetes_cron_job_v1: {
    spec: { schedule: '*/5 * * * *', job_template: { metadata: {}, spec: { template: POD } } },
  },
  kubernetes_deployment_v1: { spec: { selector: SELECTOR, template: POD } },
  kubernetes_horizontal_pod_autoscaler_v2: {
    spec: { max_replicas: 2, scale_target_ref: { kind: 'Deployment', name: 'it' } },
  },
  kubernetes_ingress_v1: {
    spec: { default_backend: { service: { name: 'it', port: { number: 80 } } } },
  },
  kubernetes_job_v1: { spec: { template: POD } },
  kubernetes_limit_range_v1: { spec: { limit: { type: 'Container', default: { cpu: '1' } } } },
  kubernetes_namespace_v1: {},
  kubernetes_network_policy_v1: { spec: { pod_selector: {}, policy_types: ['Ingress'] } },
  kubernetes_persistent_volume_claim_v1: {
    spec: { access_modes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
  kubernetes_pod_disruption_budget_v1: { spec: { max_unavailable: '1', selector: SELECTOR } },
  kubernetes_priority_class_v1: { value: 10 },
  kubernetes_resource_quota_v1: { spec: { hard: { pods: '10' } } },
  kubernetes_role_binding_v1: {
    role_ref: { api_group: 'rbac.authorization.k8s.io', kind: 'Role', name: 'it' },
    subject: { kind: 'ServiceAccount', name: 'it' },
  },
  kubernetes_role_v1: { rule: { api_groups: [''], resources: ['pods'], verbs: ['get'] } },
  kubernetes_secret_v1: { data: { password: 'x' } },
  kubernetes_service_account_v1: {},
  kubernetes_service_v1: { spec: { selector: LABELS, port: { port: 80 } } },
  kubernetes_stateful_set_v1: { spec: { service_name: 'it', selector: SELECTOR, template: POD } },
};

const MANIFEST = {
  manifest: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'm', namespace: 'default' },
    data: { list: ['a', 1] },
  },
};

const ROLE = 'arn:aws:iam::123456789012:role/it';
const FUNCTION = '${aws_lambda_function.it.function_name}';
const API = '${aws_apigatewayv2_api.it.id}';
const SCALED = {
  resource_id: 'function:it:live',
  scalable_dimension: 'lambda:function:ProvisionedConcurrency',
  service_namespace: 'lambda',
};

const AWS: Readonly<Record<string, object>> = {
  aws_apigatewayv2_api: { name: 'it', protocol_type: 'HTTP' },
  aws_apigatewayv2_integration: { api_id: API, integration_type: 'AWS_PROXY' },
  aws_apigatewayv2_route: { api_id: API, route_key: 'GET /' },
  aws_apigatewayv2_stage: { api_id: API, name: '$default', auto_deploy: true },
  aws_appautoscaling_policy: { name: 'it', ...SCALED },
  aws_appautoscaling_target: { min_capacity: 1, max_capacity: 2, ...SCALED },
  aws_cloudwatch_event_rule: { schedule_expression: 'rate(5 minutes)' },
  aws_cloudwatch_event_target: { rule: 'it', arn: '${aws_lambda_function.it.arn}' },
  aws_cloudwatch_log_group: { name: '/aws/lambda/it', retention_in_days: 30 },
  aws_ecr_repository: { name: 'it' },
  aws_iam_policy: { policy: '{}' },
  aws_iam_role: { name_prefix: 'it-', assume_role_policy: '{}', tags: { a: 'b' } },
  aws_iam_role_policy: { role: '${aws_iam_role.it.id}', policy: '{}' },
  aws_iam_role_policy_attachment: {
    role: '${aws_iam_role.it.name}',
    policy_arn: '${aws_iam_policy.it.arn}',
  },
  aws_kms_key: {},
  aws_lambda_alias: { name: 'live', function_name: FUNCTION, function_version: '$LATEST' },
  aws_lambda_event_source_mapping: {
    function_name: FUNCTION,
    event_source_arn: '${aws_sqs_queue.it.arn}',
  },
  aws_lambda_function: {
    function_name: 'it',
    role: ROLE,
    image_uri: 'it:1',
    package_type: 'Image',
  },
  aws_lambda_function_event_invoke_config: { function_name: FUNCTION },
  aws_lambda_function_url: {
    function_name: '${aws_lambda_function.it.arn}',
    authorization_type: 'NONE',
  },
  aws_lambda_permission: {
    function_name: FUNCTION,
    action: 'lambda:InvokeFunction',
    principal: 'events.amazonaws.com',
  },
  aws_lambda_provisioned_concurrency_config: {
    function_name: FUNCTION,
    qualifier: 'live',
    provisioned_concurrent_executions: 1,
  },
  aws_s3_object: { bucket: 'it', key: 'a/b', content: 'c' },
  aws_scheduler_schedule: {
    schedule_expression: 'rate(1 hour)',
    flexible_time_window: { mode: 'OFF' },
    target: { arn: '${aws_lambda_function.it.arn}', role_arn: ROLE },
  },
  aws_security_group: { name: 'it', ingress: [] },
  aws_sqs_queue: { name: 'it' },
  aws_sqs_queue_policy: { queue_url: '${aws_sqs_queue.it.url}', policy: '{}' },
};

const PROVIDERS: Readonly<
  Record<
    string,
    { resources: Readonly<Record<string, object>>; version: string; types: readonly string[] }
  >
> = {
  kubernetes: {
    resources: {
      ...Object.fromEntries(
        Object.entries(KUBERNETES).map(([type, rest]) => [type, { metadata: METADATA, ...rest }]),
      ),
      kubernetes_manifest: MANIFEST,
    },
    version: '2.38.0',
    types: KUBERNETES_TYPES.resources,
  },
  aws: { resources: AWS, version: '6.25.0', types: AWS_TYPES.resources },
};

describe.skipIf(!hasTerraform).each(Object.entries(PROVIDERS))(
  'every type of %s',
  (name, { resources, version, types }) => {
    it('is made, is found unchanged, and goes without a trace', async () => {
      const standIns = await startStandIns();
      const workspace = aWorkspace(standIns);
      workspace.write({
        terraform: { required_providers: { [name]: { source: name, version } } },
        provider: { [name]: [{}] },
        resource: Object.fromEntries(Object.entries(resources).map(([type, it]) => [type, { it }])),
      });
      await workspace.run('init');

      const apply = await workspace.apply();
      const second = await workspace.plan();
      const made = [...new Set(standIns.world.all().map(({ type }) => type))].sort();
      await workspace.run('destroy', '-auto-approve');

      expect(apply.text).toContain(`Resources: ${types.length} added`);
      expect(second.text).toContain('No changes');
      expect(made).toEqual(types);
      expect(standIns.world.all()).toEqual([]);
      workspace.remove();
      await standIns.close();
    });
  },
);
