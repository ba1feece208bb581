import { request } from 'node:http';

import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';

import type { AwsWorkspace } from '../apply';
import type { FarEnd } from '../far-end';

type Headers = Readonly<Record<string, string>>;

export interface ApiRequest {
  readonly method?: string;
  readonly path: string;
  /** Sent as JSON. Text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Headers;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Sends requests to an HTTP API the way anybody outside would. */
export type HttpClient = (request: ApiRequest) => Promise<ApiAnswer>;

/** A client of the HTTP API called `name`, at the address that the far end gave it. */
export async function httpClientOf(
  name: string,
  { accountId, clients }: AwsWorkspace,
  farEnd: FarEnd,
): Promise<HttpClient> {
  const { Items = [] } = await clients.api.send(new GetApisCommand({}));
  const address = Items.find(({ Name }) => Name === name)?.ApiEndpoint;
  if (address === undefined) throw new Error(`there is no HTTP API called ${name}`);
  if (farEnd.kind !== 'emulator') return (asked) => fetchFrom(address, asked);
  const { host } = new URL(address);
  return (asked) => sendTo(farEnd.endpoint, { host, ...inAccount(accountId) }, asked);
}

/** An emulator looks for an API in the account that the access key names, also where AWS asks for none. */
function inAccount(id: string) {
  return {
    authorization: `AWS4-HMAC-SHA256 Credential=${id}/20260101/any/execute-api/aws4_request, SignedHeaders=host, Signature=none`,
  };
}

async function fetchFrom(address: string, asked: ApiRequest): Promise<ApiAnswer> {
  const { path, method = 'GET', body, headers } = asked;
  const init = { method, headers: { ...JSON_TYPE, ...headers }, body: textOf(body) ?? null };
  const response = await fetch(new URL(path, address), init);
  return { status: response.status, body: parse(await response.text()) };
}

/** The names below `localhost` that an emulator gives its APIs are known to browsers, not to Node. */
function sendTo(endpoint: string, fixed: Headers, asked: ApiRequest): Promise<ApiAnswer> {
  const { path, method = 'GET', body, headers } = asked;
  const options = { method, headers: { ...JSON_TYPE, ...headers, ...fixed } };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, endpoint), options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 0, body: parse(text) });
      });
    });
    sent.on('error', reject);
    sent.end(textOf(body));
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

function textOf(body: unknown): string | undefined {
  return typeof body === 'string' || body === undefined ? body : JSON.stringify(body);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
