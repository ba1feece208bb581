import { signedHeaders } from './sign.mjs';

/**
 * Sends one signed POST about the thing that `arn` names to its service in its region, or to the
 * emulator that `AWS_ENDPOINT_URL` names.
 */
export function postToAws({ arn, path, headers, body }, signal) {
  const [, partition, service, region] = arn.split(':');
  const url = new URL(path, endpointOf({ partition, service, region }));
  const signed = signedHeaders({ url, headers, body, region, service }, credentials(), new Date());
  return fetch(url, { method: 'POST', headers: signed, body, signal });
}

/** @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html */
function endpointOf({ partition, service, region }) {
  const own = { lambda: 'LAMBDA', secretsmanager: 'SECRETS_MANAGER' }[service];
  const domain = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return (
    process.env[`AWS_ENDPOINT_URL_${own}`] ||
    process.env.AWS_ENDPOINT_URL ||
    `https://${service}.${region}.${domain}`
  );
}

/** The role's, which Lambda keeps in the environment. */
function credentials() {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  return { id: AWS_ACCESS_KEY_ID, secret: AWS_SECRET_ACCESS_KEY, token: AWS_SESSION_TOKEN };
}
