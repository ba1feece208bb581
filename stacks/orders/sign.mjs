import { createHash, createHmac } from 'node:crypto';

/**
 * The headers that prove to AWS who sends a POST: Signature Version 4.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signedHeaders({ url, headers, body, region, service }, { id, secret, token }, now) {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const scope = [time.slice(0, 8), region, service, 'aws4_request'];
  const sent = {
    ...headers,
    'x-amz-date': time,
    ...(token && { 'x-amz-security-token': token }),
  };

  const signed = Object.entries({ ...sent, host: url.host }).sort(([a], [b]) => (a < b ? -1 : 1));
  const names = signed.map(([name]) => name).join(';');
  const lines = signed.map(([name, value]) => `${name}:${value}\n`).join('');
  const canonical = ['POST', canonicalPath(url), '', lines, names, sha256(body)].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce(hmac, `AWS4${secret}`);
  const signature = hmac(key, toSign).toString('hex');

  const credential = [id, ...scope].join('/');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...sent, authorization };
}

/** Every service but S3 wants the path encoded once more than it is sent. */
function canonicalPath({ pathname }) {
  return pathname.split('/').map(encodeURIComponent).join('/');
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

function hmac(key, text) {
  return createHmac('sha256', key).update(text).digest();
}
