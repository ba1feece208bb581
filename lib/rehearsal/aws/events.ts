import { textAt, UNKNOWN, withMembers } from '../cty/value';
import { stableHash, stableUuid } from '../platform/stable-hash';
import type { Facts } from '../rules';
import { ACCOUNT_ID, arnOf, joined } from './names';
import type { AwsRules } from './type-rules';

/** ForceNew, defaults and computed values as the provider's documentation and source have them. */
export const EVENTS: Readonly<Record<string, AwsRules>> = {
  aws_scheduler_schedule: {
    key: (values) => `${textAt(values, ['group_name']) || 'default'}/${textAt(values, ['name'])}`,
    replaces: ['group_name', 'name'],
    defaults: {
      schedule_expression_timezone: 'UTC',
      state: 'ENABLED',
      'target.retry_policy.maximum_event_age_in_seconds': 86_400,
      'target.retry_policy.maximum_retry_attempts': 185,
    },
    alreadyExists: (key) => `ConflictException: Schedule ${key} already exists.`,
    computed: {
      action_after_completion: () => 'NONE',
      arn: ({ id, region }) => arnOf('scheduler', region, `schedule/${id}`),
      group_name: () => 'default',
    },
  },
  aws_cloudwatch_event_rule: {
    key: (values) => textAt(values, ['name']),
    replaces: ['event_bus_name', 'name'],
    defaults: { event_bus_name: 'default', force_destroy: false, state: 'ENABLED' },
    // PutRule writes over a rule of that name.
    made: 'over',
    computed: { arn: ({ id, region }) => arnOf('events', region, `rule/${id}`) },
  },
  aws_cloudwatch_event_target: {
    key: (values) => joined(values, ['rule', 'target_id'], '-'),
    replaces: ['event_bus_name', 'rule', 'target_id'],
    defaults: { event_bus_name: 'default', force_destroy: false },
    made: 'over',
    nameItself: (values) => {
      if (values.target_id !== UNKNOWN) return values;
      const suffix = stableHash(joined(values, ['rule', 'arn'], ' '), 26);
      return withMembers(values, { target_id: `terraform-${suffix}` });
    },
  },
  aws_appautoscaling_target: {
    key: (values) =>
      joined(values, ['service_namespace', 'resource_id', 'scalable_dimension'], ' '),
    replaces: ['resource_id', 'scalable_dimension', 'service_namespace'],
    // RegisterScalableTarget writes over a target of that name.
    made: 'over',
    computed: {
      id: ({ values }) => textAt(values, ['resource_id']),
      arn: ({ id, region }) =>
        arnOf('application-autoscaling', region, `scalable-target/${stableHash(id, 34)}`),
      role_arn: serviceLinkedRole,
    },
  },
  aws_appautoscaling_policy: {
    key: (values) =>
      joined(values, ['service_namespace', 'resource_id', 'scalable_dimension', 'name'], ' '),
    replaces: ['name', 'resource_id', 'scalable_dimension', 'service_namespace'],
    defaults: { policy_type: 'StepScaling' },
    made: 'over',
    computed: { id: ({ values }) => textAt(values, ['name']), arn: policyArn },
  },
};

function serviceLinkedRole({ values }: Facts): string {
  const service = textAt(values, ['service_namespace']);
  const owner = service === 'lambda' ? 'LambdaConcurrency' : service;
  const path = `aws-service-role/${service}.application-autoscaling.amazonaws.com`;
  return `arn:aws:iam::${ACCOUNT_ID}:role/${path}/AWSServiceRoleForApplicationAutoScaling_${owner}`;
}

function policyArn({ values, id, region }: Facts): string {
  const path = joined(values, ['service_namespace', 'resource_id'], '/');
  const name = textAt(values, ['name']);
  return arnOf(
    'autoscaling',
    region,
    `scalingPolicy:${stableUuid(id)}:resource/${path}:policyName/${name}`,
  );
}
