import { request } from 'node:http';

import { GetApisCommand } from '@aws-sdk/client-apigatewayv2';

import type { FarEnd } from '../far-end';
import type { AwsClients } from '../platform/far-end';

export interface ApiRequest {
  readonly method?: string;
  readonly path: string;
  /** Sent as JSON. Text is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
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
  { api }: Pick<AwsClients, 'api'>,
  farEnd: FarEnd,
): Promise<HttpClient> {
  const { Items = [] } = await api.send(new GetApisCommand({}));
  const address = Items.find(({ Name }) => Name === name)?.ApiEndpoint;
  if (address === undefined) throw new Error(`there is no HTTP API called ${name}`);
  return farEnd.kind === 'emulator'
    ? (asked) => sendTo(farEnd.endpoint, new URL(address), asked)
    : (asked) => fetchFrom(address, asked);
}

async function fetchFrom(address: string, asked: ApiRequest): Promise<ApiAnswer> {
  const { path, method = 'GET', body, headers } = asked;
  const init = { method, headers: { ...JSON_TYPE, ...headers }, body: textOf(body) ?? null };
  const response = await fetch(new URL(path, address), init);
  return { status: response.status, body: parse(await response.text()) };
}

/** The names below `localhost` that an emulator gives its APIs are known to browsers, not to Node. */
function sendTo(endpoint: string, { host }: URL, asked: ApiRequest): Promise<ApiAnswer> {
  const { path, method = 'GET', body, headers } = asked;
  const options = { method, headers: { ...JSON_TYPE, ...headers, host } };
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
