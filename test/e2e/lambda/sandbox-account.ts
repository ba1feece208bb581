import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/**
 * The account that the credentials of this shell belong to.
 *
 * @throws {Error} when it is not the one that was named: the cases make and remove things in it.
 */
export async function checkedAccount(expected: string): Promise<string> {
  const sts = new STSClient({ region: process.env.AWS_REGION ?? 'eu-west-1' });
  const { Account: actual } = await sts.send(new GetCallerIdentityCommand({}));
  sts.destroy();
  if (actual === expected) return expected;
  throw new Error(`AWS_E2E_ACCOUNT is ${expected}, but the credentials are those of ${actual}`);
}
