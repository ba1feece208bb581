import { describe, expect, it } from 'vitest';

import { awsRules } from '../../lib/rehearsal/aws/rules';
import { UNKNOWN, type ObjectValue } from '../../lib/rehearsal/cty/value';
import { planResource } from '../../lib/rehearsal/plan';
import { awsSchema } from '../../lib/rehearsal/schemas/load-aws';

/** What Terraform is told will be made of a configuration. */
function planned(type: string, config: ObjectValue): ObjectValue {
  const block = awsSchema().resources[type]?.block;
  if (block === undefined) throw new Error(`no schema of ${type}`);
  return planResource({ block, rules: awsRules(type), prior: null, proposed: config, config });
}

describe('the AWS provider', () => {
  it('fills in what a schedule leaves out, and leaves the rest to AWS', () => {
    const target = {
      arn: 'a',
      role_arn: 'b',
      retry_policy: [{ maximum_event_age_in_seconds: 60 }],
    };

    expect(planned('aws_scheduler_schedule', { name: 'nightly', target: [target] })).toMatchObject({
      action_after_completion: UNKNOWN,
      schedule_expression_timezone: 'UTC',
      state: 'ENABLED',
      target: [
        { retry_policy: [{ maximum_event_age_in_seconds: 60, maximum_retry_attempts: 185 }] },
      ],
    });
  });
});
