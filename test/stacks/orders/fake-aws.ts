import type { IncomingMessage } from 'node:http';

import { listen, type LoopbackServer, type Reply } from './loopback';
import { runFunction, type Variables } from './processes';
import { flawOfSignature } from './signature';

/** What a Lambda function would find in its environment. */
export const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'a/session+token==',
};

export interface FakeAws {
  /** Environment of each function, by the function's name; one that is absent does not exist. */
  readonly functions: Readonly<Record<string, Variables>>;
  /** Text of each secret, by its ARN. */
  readonly secrets?: Readonly<Record<string, string>>;
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

function secretValue(
  secrets: Readonly<Record<string, string>>,
  { SecretId }: { SecretId: string },
): Reply {
  const SecretString = secrets[SecretId];
  return SecretString === undefined
    ? { status: 400, body: { __type: 'ResourceNotFoundException' } }
    : { status: 200, body: { ARN: SecretId, SecretString } };
}

async function invoke(
  functions: FakeAws['functions'],
  { url = '' }: IncomingMessage,
  event: unknown,
): Promise<Reply> {
  const [, encodedArn = ''] = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url) ?? [];
  const name = Object.keys(functions).find(
    (known) => arnOf(known) === decodeURIComponent(encodedArn),
  );
  if (name === undefined)
    return { status: 404, body: { Type: 'User', Message: 'no such function' } };

  const { exitCode, out, err } = await runFunction(name, functions[name] ?? {}, event);
  return exitCode === 0
    ? { status: 200, body: JSON.parse(out) as unknown }
    : {
        status: 200,
        headers: { 'x-amz-function-error': 'Unhandled' },
        body: { errorMessage: err },
      };
}
