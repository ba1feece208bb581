import type { IncomingMessage } from 'node:http';

import { listen, type LoopbackServer, type Reply } from './loopback';
import { runFunction, type LambdaFunction } from './processes';
import { flawOfSignature } from './signature';

/** What a Lambda function would find in its environment. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'a/session+token==',
};

type ByArn<Thing> = Readonly<Record<string, Thing>>;

export interface FakeAws {
  readonly functions: ByArn<LambdaFunction>;
  /** The text of each secret. */
  readonly secrets?: ByArn<string>;
}

export function arnOf(name: string): string {
  return `arn:aws:lambda:eu-west-1:123456789012:function:orders-${name}:live`;
}

/** The Lambda and Secrets Manager services, as far as the four services need them. */
export function listenAsAws({ functions, secrets = {} }: FakeAws): Promise<LoopbackServer> {
  return listen(async (request, body) => {
    const flaw = flawOfSignature(request, body, CREDENTIALS.AWS_SECRET_ACCESS_KEY);
    if (flaw !== undefined) return { status: 403, body: { message: flaw } };
    if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
      return secretValue(secrets, JSON.parse(body) as { SecretId: string });
    }
    return invoke(functions, request, JSON.parse(body));
  });
}

function secretValue(secrets: ByArn<string>, { SecretId }: { SecretId: string }): Reply {
  const SecretString = secrets[SecretId];
  return SecretString === undefined
    ? { status: 400, body: { __type: 'ResourceNotFoundException' } }
    : { status: 200, body: { ARN: SecretId, SecretString } };
}

async function invoke(
  functions: ByArn<LambdaFunction>,
  { url = '' }: IncomingMessage,
  event: unknown,
): Promise<Reply> {
  const [, arn = ''] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url) ?? [];
  const called = functions[decodeURIComponent(arn)];
  if (called === undefined) return { status: 404, body: { Message: 'no such function' } };

  const { exitCode, out, err } = await runFunction(called, event);
  return exitCode === 0
    ? { status: 200, body: JSON.parse(out) as unknown }
    : { status: 200, headers: { 'x-amz-function-error': 'Unhandled' }, body: { error: err } };
}
