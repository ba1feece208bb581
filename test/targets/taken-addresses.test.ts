import { DataAwsIamPolicy } from '@cdktf/provider-aws/lib/data-aws-iam-policy';
import { IamPolicy } from '@cdktf/provider-aws/lib/iam-policy';
import { TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { beforeEach, describe, expect, it } from 'vitest';

import { addressOf, draft } from '../../lib/targets/draft';
import { findTakenAddresses } from '../../lib/targets/taken-addresses';

const policy = draft(IamPolicy, { owner: 'orders', part: 'policy' }, { policy: '{}' });
const existing = draft(DataAwsIamPolicy, { owner: 'orders', part: 'policy' }, { name: 'orders' });

let stack: TerraformStack;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), 'shop');
});

describe('addressOf', () => {
  it.each([
    [policy, 'aws_iam_policy.orders_policy'],
    [existing, 'data.aws_iam_policy.orders_policy'],
  ])('tells resources and data sources apart', (someDraft, address) => {
    expect(addressOf(someDraft.type, someDraft)).toBe(address);
  });
});

describe('findTakenAddresses', () => {
  it('finds the construct of the user that would be merged with a draft', () => {
    const own = new IamPolicy(new Construct(stack, 'orders'), 'policy', { policy: '{}' });
    own.overrideLogicalId('orders_policy');

    expect(findTakenAddresses(stack, [policy, existing])).toEqual([
      { draft: policy, address: 'aws_iam_policy.orders_policy', takenBy: 'shop/orders/policy' },
    ]);
  });

  it('finds nothing where only the type, the id or the kind is the same', () => {
    new IamPolicy(stack, 'policy', { policy: '{}' });
    new DataAwsIamPolicy(stack, 'orders_policy', { name: 'orders' });

    expect(findTakenAddresses(stack, [policy])).toEqual([]);
  });

  it('does not look into other stacks', () => {
    const inner = new TerraformStack(stack, 'inner');
    new IamPolicy(inner, 'orders_policy', { policy: '{}' });

    expect(findTakenAddresses(stack, [policy])).toEqual([]);
  });
});
