import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import { text } from 'node:stream/consumers';

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
    const { code, body } = await send(urlOf(server, request), options, request);
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

function send(
  url: URL,
  options: RequestOptions,
  { method, body, contentType = 'application/json', signal }: ApiRequest,
): Promise<{ readonly code: number; readonly body: string }> {
  const start = url.protocol === 'http:' ? httpRequest : httpsRequest;
  const headers = { ...options.headers, accept: 'application/json', 'content-type': contentType };
  return new Promise((resolve, reject) => {
    const sending = start(
      url,
      { ...options, method, headers, ...(signal && { signal }) },
      (answer) =>
        text(answer).then((body) => resolve({ code: answer.statusCode ?? 0, body }), reject),
    );
    sending.on('error', reject);
    sending.end(body === undefined ? undefined : JSON.stringify(body));
  });
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
