import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Runs what `qualifier` of a function stands for, and gives what it returned. */
export async function invoke(
  client: LambdaClient,
  functionName: string,
  { qualifier = 'live', event = {} }: { readonly qualifier?: string; readonly event?: object } = {},
): Promise<unknown> {
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({
      FunctionName: functionName,
      Qualifier: qualifier,
      Payload: Buffer.from(JSON.stringify(event)),
    }),
  );
  const text = Payload?.transformToString() ?? '';
  if (FunctionError !== undefined) throw new Error(`${functionName}: ${FunctionError}: ${text}`);
  return JSON.parse(text) as unknown;
}
