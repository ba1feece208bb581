import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface LoopbackServer {
  readonly url: string;
  close(): void;
}

/** An HTTP server on a free port of this machine. */
export async function listen(
  reply: (request: IncomingMessage, body: string) => Reply | Promise<Reply>,
): Promise<LoopbackServer> {
  const server = createServer((request, response) => {
    void text(request)
      .then((body) => reply(request, body))
      .then(({ status, headers, body }) => {
        response.writeHead(status, headers).end(JSON.stringify(body));
      });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A server that never answers. */
export function listenInSilence(): Promise<LoopbackServer> {
  return listen(() => new Promise<never>(() => {}));
}
