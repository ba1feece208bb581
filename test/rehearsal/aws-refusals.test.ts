import { describe, expect, it } from 'vitest';

import { awsRules } from '../../lib/rehearsal/aws/rules';
import type { ObjectValue } from '../../lib/rehearsal/cty/value';
import { AWS_TYPES } from '../../lib/rehearsal/schemas/resource-types';

const ROLE = 'arn:aws:iam::123456789012:role/orders';

function aFunctionWith(change: ObjectValue): ObjectValue {
  return {
    function_name: 'orders',
    role: ROLE,
    filename: 'orders.zip',
    handler: 'index.handler',
    runtime: 'nodejs20.x',
    ...change,
  };
}

describe('the AWS stand-in', () => {
  it.each(AWS_TYPES.resources)('knows how to treat %s', (type) => {
    expect(awsRules(type).identify({}, 0)).toBeTypeOf('string');
  });

  it('accepts a sound function', () => {
    expect([...awsRules('aws_lambda_function').check(aFunctionWith({}))]).toEqual([]);
  });

  it.each<[what: string, type: string, config: ObjectValue, message: string]>([
    [
      'too little memory',
      'aws_lambda_function',
      aFunctionWith({ memory_size: 127 }),
      'expected memory_size to be in the range (128 - 10240), got 127',
    ],
    [
      'too long a timeout',
      'aws_lambda_function',
      aFunctionWith({ timeout: 901 }),
      'expected timeout to be in the range (1 - 900), got 901',
    ],
    [
      'a function name with a space',
      'aws_lambda_function',
      aFunctionWith({ function_name: 'a b' }),
      'expected function_name to be a valid Lambda function name or ARN, got "a b"',
    ],
    [
      'a role that is no ARN',
      'aws_lambda_function',
      aFunctionWith({ role: 'orders' }),
      'expected role to be a valid ARN, got "orders"',
    ],
    [
      'two sources of code',
      'aws_lambda_function',
      aFunctionWith({ image_uri: 'x' }),
      'Invalid combination of arguments',
    ],
    [
      'a zip without a handler',
      'aws_lambda_function',
      aFunctionWith({ handler: null }),
      'handler and runtime must be set when PackageType is Zip',
    ],
    [
      'a retention that CloudWatch does not have',
      'aws_cloudwatch_log_group',
      { retention_in_days: 31 },
      'expected retention_in_days to be one of 0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653, got 31',
    ],
    [
      'a policy that is not JSON',
      'aws_iam_role_policy',
      { policy: '{' },
      'expected policy to be valid JSON, got "{"',
    ],
    [
      'a name beside a prefix',
      'aws_iam_role',
      { name: 'a', name_prefix: 'b' },
      'Conflicting configuration arguments',
    ],
    [
      'a queue with two kinds of encryption',
      'aws_sqs_queue',
      { kms_master_key_id: 'alias/orders', sqs_managed_sse_enabled: false },
      'Conflicting configuration arguments',
    ],
    [
      'an alias that is a number',
      'aws_lambda_alias',
      { name: '7' },
      'expected name to be an alias name, which is not a number, got "7"',
    ],
    [
      'a nested value',
      'aws_scheduler_schedule',
      { flexible_time_window: [{ mode: 'MAYBE' }] },
      'expected flexible_time_window.mode to be one of ["OFF","FLEXIBLE"], got "MAYBE"',
    ],
  ])('rejects %s', (...[, type, config, message]) => {
    expect([...awsRules(type).check(config)].map(({ summary }) => summary)).toEqual([message]);
  });

  it.each([
    [127, false],
    [128, true],
    [10_240, true],
    [10_241, false],
  ])('takes %i MB of memory: %s', (memory_size, isTaken) => {
    const found = [...awsRules('aws_lambda_function').check(aFunctionWith({ memory_size }))];

    expect(found.length === 0).toBe(isTaken);
  });
});
