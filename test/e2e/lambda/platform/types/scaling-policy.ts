import {
  DeleteScalingPolicyCommand,
  DescribeScalingPoliciesCommand,
  PutScalingPolicyCommand,
} from '@aws-sdk/client-application-auto-scaling';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource, Far } from '../aws-resource';
import { block, plain, told, writeFields } from '../fields';
import { placeOf } from './scaling-target';

export const scalingPolicy: AwsResource = {
  fields: {
    alarm_arns: told('AlarmArns'),
    arn: told('PolicyARN'),
    name: plain('PolicyName'),
    policy_type: plain('PolicyType'),
    resource_id: plain('ResourceId'),
    scalable_dimension: plain('ScalableDimension'),
    service_namespace: plain('ServiceNamespace'),
    target_tracking_scaling_policy_configuration: block(
      'TargetTrackingScalingPolicyConfiguration',
      {
        disable_scale_in: plain('DisableScaleIn'),
        predefined_metric_specification: block('PredefinedMetricSpecification', {
          predefined_metric_type: plain('PredefinedMetricType'),
          resource_label: plain('ResourceLabel'),
        }),
        scale_in_cooldown: plain('ScaleInCooldown'),
        scale_out_cooldown: plain('ScaleOutCooldown'),
        target_value: plain('TargetValue'),
      },
    ),
  },

  derived: ({ name = '' }) => ({ id: name }),

  async create(planned, far) {
    await put(planned, far);
    return {};
  },

  async fetch(state, { scaling }) {
    const PolicyNames = [textAt(state, ['name'])];
    const command = new DescribeScalingPoliciesCommand({ ...placeOf(state), PolicyNames });
    const { ScalingPolicies: [found] = [] } = await scaling.send(command);
    const AlarmArns = found?.Alarms?.map(({ AlarmARN }) => AlarmARN) ?? [];
    return found && { ...found, AlarmArns };
  },

  update: ({ planned }, far) => put(planned, far),

  async remove(state, { scaling }) {
    const PolicyName = textAt(state, ['name']);
    await scaling.send(new DeleteScalingPolicyCommand({ ...placeOf(state), PolicyName }));
  },
};

/** Put replaces what was there. */
async function put(planned: ObjectValue, { scaling }: Far): Promise<void> {
  const input = writeFields(scalingPolicy.fields, planned);
  await scaling.send(new PutScalingPolicyCommand(input as never));
}
