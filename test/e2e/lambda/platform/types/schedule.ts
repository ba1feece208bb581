import {
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { block, plain, told, writeFields } from '../fields';
import { orMissing } from '../refusals';

export const schedule: AwsResource = {
  fields: {
    action_after_completion: plain('ActionAfterCompletion'),
    arn: told('Arn'),
    description: plain('Description', ''),
    flexible_time_window: block('FlexibleTimeWindow', {
      maximum_window_in_minutes: plain('MaximumWindowInMinutes'),
      mode: plain('Mode'),
    }),
    group_name: plain('GroupName'),
    kms_key_arn: plain('KmsKeyArn'),
    name: plain('Name'),
    schedule_expression: plain('ScheduleExpression'),
    schedule_expression_timezone: plain('ScheduleExpressionTimezone'),
    state: plain('State'),
    target: block('Target', {
      arn: plain('Arn'),
      dead_letter_config: block('DeadLetterConfig', { arn: plain('Arn') }),
      input: plain('Input'),
      retry_policy: block('RetryPolicy', {
        maximum_event_age_in_seconds: plain('MaximumEventAgeInSeconds'),
        maximum_retry_attempts: plain('MaximumRetryAttempts'),
      }),
      role_arn: plain('RoleArn'),
    }),
  },

  derived: ({ group_name, name }) => ({ id: `${String(group_name)}/${String(name)}` }),

  async create(planned, { scheduler }) {
    const input = writeFields(this.fields, planned);
    await scheduler.send(new CreateScheduleCommand(input as never));
    return {};
  },

  async fetch(state, { scheduler }) {
    const found = await orMissing(scheduler.send(new GetScheduleCommand(placeOf(state))));
    return found && { ...found };
  },

  /** UpdateSchedule replaces the whole schedule: what is left out is gone. */
  async update({ planned }, { scheduler }) {
    const input = writeFields(this.fields, planned);
    await scheduler.send(new UpdateScheduleCommand(input as never));
  },

  async remove(state, { scheduler }) {
    await scheduler.send(new DeleteScheduleCommand(placeOf(state)));
  },
};

function placeOf(values: ObjectValue) {
  return {
    GroupName: textAt(values, ['group_name']) || 'default',
    Name: textAt(values, ['name']),
  };
}
