import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/[^/]+\/[^/]+\/aws4_request), SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

/** What is wrong with the signature of a request as it arrived, or `undefined` when it holds. */
export function flawOfSignature(
  request: IncomingMessage,
  body: string,
  secret: string,
): string | undefined {
  const [, , scope = '', names = '', signature] =
    FORM.exec(request.headers.authorization ?? '') ?? [];
  if (signature === undefined) return 'no Signature Version 4';

  const unsigned = mustBeSigned(request).find((name) => !names.split(';').includes(name));
  if (unsigned !== undefined) return `${unsigned} is not signed`;

  const time = String(request.headers['x-amz-date']);
  if (Math.abs(Date.parse(withPunctuation(time)) - Date.now()) > 300_000)
    return 'signed too long ago';

  const hash = createHash('sha256')
    .update(canonicalRequest(request, names, body))
    .digest('hex');
  const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${hash}`;
  const expected = createHmac('sha256', signingKey(secret, scope)).update(toSign).digest('hex');
  return expected === signature ? undefined : 'the signature does not match';
}

function mustBeSigned({ headers }: IncomingMessage): readonly string[] {
  return ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
}

function canonicalRequest(
  { method, url, headers }: IncomingMessage,
  names: string,
  body: string,
): string {
  const [path = '', query = ''] = (url ?? '').split('?');
  const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`);
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const twiceEncoded = path.replaceAll('%', '%25');
  return [method, twiceEncoded, query, ...lines, '', names, bodyHash].join('\n');
}

function signingKey(secret: string, scope: string): Buffer {
  let key = Buffer.from(`AWS4${secret}`);
  for (const part of scope.split('/')) key = createHmac('sha256', key).update(part).digest();
  return key;
}

/** `20260102T030405Z` as `2026-01-02T03:04:05Z`. */
function withPunctuation(time: string): string {
  return time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
}
