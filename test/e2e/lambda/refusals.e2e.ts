import { afterAll, beforeAll, expect, it } from 'vitest';

import { awsWorkspace, describeOnAws, REGION, type AwsWorkspace } from './apply';
import { outcomeOf } from './outcome';

/** Keys for message authentication are never rotated, which is asked for once the key is there. */
function aMacKey(rotation: boolean): object {
  return {
    provider: { aws: [{ region: REGION }] },
    resource: {
      aws_kms_key: {
        mac: {
          description: 'for receipts',
          customer_master_key_spec: 'HMAC_256',
          key_usage: 'GENERATE_VERIFY_MAC',
          enable_key_rotation: rotation,
        },
      },
    },
  };
}

function aPermission(functionName: string): object {
  return {
    provider: { aws: [{ region: REGION }] },
    resource: {
      aws_lambda_permission: {
        call: {
          action: 'lambda:InvokeFunction',
          function_name: functionName,
          principal: 'events.amazonaws.com',
          statement_id: 'call',
        },
      },
    },
  };
}

describeOnAws('what AWS refuses', () => {
  let aws: AwsWorkspace;
  beforeAll(async () => {
    aws = await awsWorkspace();
  });
  afterAll(() => aws.close());

  it('after it has made the thing, fails the apply and keeps the thing as unfinished', async () => {
    aws.terraform.write(aMacKey(true));

    const apply = await aws.apply();
    const { 'aws_kms_key.mac': key } = await aws.terraform.state();

    expect(apply.code).toBe(1);
    expect(outcomeOf(apply).at(-1)).toMatch(/UnsupportedOperationException: /);
    expect(key).toMatchObject({ tainted: true, values: { description: 'for receipts' } });
  });

  it('is made anew by the next apply', async () => {
    aws.terraform.write(aMacKey(false));

    expect(outcomeOf(await aws.apply()).at(-1)).toBe(
      'Apply complete! Resources: 1 added, 0 changed, 1 destroyed.',
    );
    expect((await aws.plan()).code).toBe(0);
  });

  it('before anything is made, leaves nothing in the state', async () => {
    aws.terraform.write(aPermission('nobody'));

    const apply = await aws.apply();

    expect(apply.code).toBe(1);
    expect(outcomeOf(apply).at(-1)).toMatch(
      /ResourceNotFoundException: Function not found: .*nobody/,
    );
    expect(await aws.terraform.state()).toEqual({});
  });
});
