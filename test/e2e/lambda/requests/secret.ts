import {
  CreateSecretCommand,
  DeleteSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

import type { AwsAccount } from '../platform/far-end';

export interface OwnSecret {
  /** As AWS named it: with a dash and six characters of its own at the end. */
  readonly arn: string;
  remove(): Promise<void>;
}

/** Creates a secret as its owner would: no stack ever holds one. */
export async function createSecret(
  { endpoint, id }: AwsAccount,
  region: string,
  { name, value }: { readonly name: string; readonly value: Readonly<Record<string, string>> },
): Promise<OwnSecret> {
  const emulator = { credentials: { accessKeyId: id, secretAccessKey: 'test' } };
  const client = new SecretsManagerClient({
    region,
    ...(endpoint !== undefined && { endpoint, ...emulator }),
  });
  const input = { Name: name, SecretString: JSON.stringify(value) };
  const { ARN: arn } = await client.send(new CreateSecretCommand(input));
  if (arn === undefined) throw new Error(`secret ${name} was not created`);
  return {
    arn,
    remove: async () => {
      await client.send(
        new DeleteSecretCommand({ SecretId: arn, ForceDeleteWithoutRecovery: true }),
      );
      client.destroy();
    },
  };
}
