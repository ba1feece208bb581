import {
  PublishVersionCommand,
  UpdateAliasCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { strToU8, zipSync } from 'fflate';

/** What somebody with the console or the command line makes of a function, beside Terraform. */
export interface OtherCode {
  readonly functionName: string;
  /** File name → text. */
  readonly files: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
}

/** Replaces a function's code and publishes it as a version; gives its number. No alias is touched. */
export async function publishBeside(client: LambdaClient, code: OtherCode): Promise<string> {
  const { functionName: FunctionName, files, timeoutSeconds: Timeout } = code;
  const ZipFile = zipSync(Object.fromEntries(Object.entries(files).map(packed)));
  await client.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
  await untilUpdated(client, FunctionName);
  if (Timeout !== undefined) {
    await client.send(new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }));
    await untilUpdated(client, FunctionName);
  }
  const { Version } = await client.send(new PublishVersionCommand({ FunctionName }));
  if (Version === undefined) throw new Error(`no version of ${FunctionName} was published`);
  return Version;
}

function packed([name, text]: [string, string]): [string, Uint8Array] {
  return [name, strToU8(text)];
}

async function untilUpdated(client: LambdaClient, FunctionName: string): Promise<void> {
  await waitUntilFunctionUpdatedV2({ client, maxWaitTime: 60, minDelay: 1 }, { FunctionName });
}

/** Points alias `live` elsewhere, beside Terraform. */
export async function point(
  client: LambdaClient,
  functionName: string,
  version: string,
): Promise<void> {
  const input = { FunctionName: functionName, Name: 'live', FunctionVersion: version };
  await client.send(new UpdateAliasCommand(input));
}
