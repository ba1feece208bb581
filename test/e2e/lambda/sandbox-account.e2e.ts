import { beforeEach, describe, expect, inject, it, vi, afterEach } from 'vitest';

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
