import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/** An answer of the API server that is not what was asked for, in the server's words. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    /** As of HTTP. */
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** @default 'application/json' */
  readonly contentType?: string;
  readonly signal?: AbortSignal;
}

/**
 * Sends requests as JSON and gives what the server answers, word for word. The typed clients of
 * `@kubernetes/client-node` rename fields and put paths in lower case, so that only its reading of a
 * kubeconfig is used.
 */
export type ApiClient = (request: ApiRequest) => Promise<unknown>;

/** A client of the cluster that a kubeconfig names. */
export async function apiClient(kubeconfig: string): Promise<ApiClient> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromString(readFileSync(kubeconfig, 'utf8'));
  const server = config.getCurrentCluster()?.server;
  if (server === undefined) throw new Error(`${kubeconfig} names no cluster`);

  return async (request) => {
    const options: RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const url = urlOf(server, request);
    const { code, body } = await sendPatiently(() => send(url, options, request));
    const answer = parseJson(body);
    if (code >= 400) throw new ApiError(code, messageOf(answer) ?? `${code}: ${body}`);
    return answer;
  };
}

function urlOf(server: string, { path, query = {} }: ApiRequest): URL {
  const url = new URL(`${server.replace(/\/$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url;
}

interface Answer {
  readonly code: number;
  readonly body: string;
  readonly retryAfterSeconds: number;
}

const BUSY = 429;
const ATTEMPTS = 10;

/** A server that is busy, or that has just learnt of a new kind, says when to ask again. */
async function sendPatiently(send: () => Promise<Answer>): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send();
    const { code, retryAfterSeconds } = answer;
    if (code !== BUSY || retryAfterSeconds === 0 || attempt === ATTEMPTS) return answer;
    await delay(retryAfterSeconds * 1000);
  }
}

function send(
  url: URL,
  options: RequestOptions,
  { method, body, contentType = 'application/json', signal }: ApiRequest,
): Promise<Answer> {
  const start = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const headers = { ...options.headers, accept: 'application/json', 'content-type': contentType };
  return new Promise((resolve, reject) => {
    const sending = start(
      url,
      { ...options, method, headers, ...(signal && { signal }) },
      (answer) => text(answer).then((body) => resolve(answerOf(answer, body)), reject),
    );
    sending.on('error', reject);
    sending.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

function answerOf({ statusCode = 0, headers }: IncomingMessage, body: string): Answer {
  return { code: statusCode, body, retryAfterSeconds: Number(headers['retry-after'] ?? 0) };
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function messageOf(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null || !('message' in answer)) return undefined;
  return String(answer.message);
}
