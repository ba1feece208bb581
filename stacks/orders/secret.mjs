import { postToAws } from './aws.mjs';

const LONGEST_WAIT_MS = 3000;
const fetched = new Map();

/**
 * The secret in the variable `name`. Kubernetes puts the value itself there; on Lambda it is the ARN of
 * a Secrets Manager secret, fetched once per process, whose text is a JSON object with the value at `key`.
 */
export async function readSecret(name, key) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} must hold a secret, or the ARN of one`);
  if (!value.startsWith('arn:')) return value;

  if (!fetched.has(value)) fetched.set(value, await fetchSecret(value));
  const secret = fetched.get(value)[key];
  if (!secret) throw new Error(`${value} has no key ${key}`);
  return secret;
}

/** @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html */
async function fetchSecret(arn) {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'secretsmanager.GetSecretValue',
  };
  const body = JSON.stringify({ SecretId: arn });
  const signal = AbortSignal.timeout(LONGEST_WAIT_MS);
  const response = await postToAws({ arn, path: '/', headers, body }, signal);
  if (!response.ok) throw new Error(`${arn} cannot be read: ${await response.text()}`);
  return JSON.parse((await response.json()).SecretString);
}
