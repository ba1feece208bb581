import { afterAll, beforeAll, expect, it } from 'vitest';

import { awsWorkspace, describeOnAws, ORDERS_ON_LAMBDA, type AwsWorkspace } from './apply';

describeOnAws('orders on Lambda', () => {
  let aws: AwsWorkspace;
  beforeAll(async () => {
    aws = await awsWorkspace();
    aws.write(ORDERS_ON_LAMBDA);
  });
  afterAll(() => aws.close());

  it('is applied', async () => {
    const { code, text } = await aws.apply();

    expect(text).toContain('Apply complete!');
    expect(code).toBe(0);
  });

  it('leaves nothing to be done', async () => {
    const { code, text } = await aws.plan();

    expect(text).toContain('No changes.');
    expect(code).toBe(0);
  });
});
