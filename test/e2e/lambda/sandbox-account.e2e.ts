import { afterEach, beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';

import { awsWorkspace, REGION } from './apply';
import { checkedAccount } from './sandbox-account';

const farEnd = inject('awsFarEnd');

/** An emulator takes the access key for the account that it belongs to. */
describe.skipIf(farEnd.kind !== 'emulator')('a sandbox account', () => {
  beforeEach(() => {
    vi.stubEnv('AWS_ENDPOINT_URL', farEnd.kind === 'emulator' ? farEnd.endpoint : '');
    vi.stubEnv('AWS_ACCESS_KEY_ID', '111122223333');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  });
  afterEach(() => vi.unstubAllEnvs());

  it('is taken when the credentials belong to it', async () => {
    await expect(checkedAccount('111122223333')).resolves.toBe('111122223333');
  });

  it('is refused when they belong to another: things are made and removed in it', async () => {
    await expect(checkedAccount('444455556666')).rejects.toThrow(
      'AWS_E2E_ACCOUNT is 444455556666, but the credentials are those of 111122223333',
    );
  });
});

/** What all other cases lean on where they run in an account at AWS; here, that they do not. */
it('an account at AWS is changed by the provider from the registry', async ({ skip }) => {
  skip(farEnd.kind !== 'account', 'AWS_E2E_ACCOUNT names no account');
  const aws = await awsWorkspace();
  onTestFinished(() => aws.close());
  aws.terraform.write({
    terraform: { required_providers: { aws: { source: 'aws' } } },
    provider: { aws: [{ region: REGION }] },
    data: { aws_caller_identity: { me: {} } },
    output: { account: { value: '${data.aws_caller_identity.me.account_id}' } },
  });

  expect(await aws.apply()).toMatchObject({ code: 0 });

  const { text } = await aws.terraform.run('version', '-json');
  const { provider_selections: providers } = JSON.parse(text) as Selected;
  expect(Object.keys(providers)).toEqual([expect.stringMatching(/\/hashicorp\/aws$/)]);
  expect((await aws.terraform.run('output', '-raw', 'account')).text).toBe(aws.accountId);
});

interface Selected {
  readonly provider_selections: Readonly<Record<string, string>>;
}
