import { createServer } from 'node:http';

import { answer } from './answer.mjs';

const LONGEST_BODY = 64 * 1024;
const TOO_LONG = { status: 413, body: { error: 'the body is too long' } };

// node serve.mjs <service>
const { handle } = await import(`./${process.argv[2]}.mjs`);
let isDraining = false;

const server = createServer(async (request, response) => {
  try {
    const { status, body } = await respond(request);
    if (isDraining || status === TOO_LONG.status) response.setHeader('connection', 'close');
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  } catch {
    response.destroy(); // the caller hung up in the middle of its request
  }
});

server.listen(Number(process.env.PORT ?? 8080), () => {
  console.log(`${process.argv[2]} listens on ${server.address().port}`);
});

// Requests under way are finished, new connections refused; the process ends when none is left.
process.once('SIGTERM', () => {
  isDraining = true;
  server.close();
});

async function respond(request) {
  const [path] = request.url.split('?');
  if (path === '/healthz') return { status: 200, body: { alive: true } };
  if (path === '/readyz') return { status: isDraining ? 503 : 200, body: { ready: !isDraining } };

  const body = await readBody(request);
  if (body === undefined) return TOO_LONG;
  const idempotencyKey = request.headers['idempotency-key'];
  return answer(handle, { method: request.method, path, body, idempotencyKey });
}

async function readBody(request) {
  const chunks = [];
  let length = 0;
  // Leaving the loop must not destroy the request: its answer still has to go out.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
