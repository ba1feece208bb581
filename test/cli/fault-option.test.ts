import { describe, expect, it } from 'vitest';

import { addFault, resolveFaults } from '../../lib/cli/fault-option';

const STACKS = [
  {
    resource: {
      kubernetes_deployment_v1: { cart_deployment: { metadata: { name: 'cart' } } },
      aws_lambda_function: { cart_function: { function_name: 'shop-cart' } },
    },
  },
];

describe('--fault', () => {
  it.each([
    [
      'kubernetes_deployment_v1.cart_deployment=fail:the quota: all of it',
      { type: 'kubernetes_deployment_v1', name: 'cart', fail: 'the quota: all of it' },
    ],
    [
      'aws_lambda_function.cart_function=slow:1.5s',
      { type: 'aws_lambda_function', name: 'shop-cart', delaySeconds: 1.5 },
    ],
    ['aws_*=hang', { type: 'aws_*', hang: true }],
    ['aws_iam_role=fail', { type: 'aws_iam_role', fail: 'refused by --fault' }],
  ])('reads %s', (text, fault) => {
    expect(resolveFaults(addFault(text, []), STACKS)).toEqual([fault]);
  });

  it.each([
    '',
    '=fail',
    'aws_iam_role',
    'aws_iam_role=explode',
    'a=hang:5s',
    'a=slow:soon',
    'a=slow',
  ])('rejects %j', (text) => {
    expect(() => addFault(text, [])).toThrow(/^must be /);
  });

  it.each(['aws_lambda_function.nobody=fail', 'constructor.name=fail', 'aws_sqs_queue.q=hang'])(
    'rejects %s, which no stack has',
    (text) => {
      expect(() => resolveFaults(addFault(text, []), STACKS)).toThrow('no such resource');
    },
  );
});
