import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';

import { listen } from './loopback';
import { startService, type RunningService, type Variables } from './processes';

async function started(name: string, env: Variables = {}): Promise<RunningService> {
  const service = await startService(name, env);
  onTestFinished(async () => void (await service.stop()));
  return service;
}

/** Sends bytes as they are and gives back all that comes until the other side hangs up. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(bytes);
  return text(socket);
}

describe('serve.mjs', () => {
  it.each(['/healthz', '/readyz'])('answers %s when it is well', async (path) => {
    const { url } = await started('pricing');

    expect((await fetch(url + path)).status).toBe(200);
  });

  it('finishes the request under way when it is asked to stop, and takes no more', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const inventory = await listen(async () => {
      arrive();
      await released;
      return { status: 404, body: {} };
    });
    onTestFinished(() => inventory.close());
    const edge = { INVENTORY_ADDRESS: inventory.url, INVENTORY_TIMEOUT_MS: '20000' };
    const front = await startService('front', edge);

    const body = '{"item":"mug","quantity":1}';
    const answer = fetch(`${front.url}/orders`, { method: 'POST', body });
    await arrived;
    const stopped = front.stop();
    await expect.poll(() => fetch(`${front.url}/healthz`).catch(() => 'refused')).toBe('refused');
    release();

    expect((await answer).status).toBe(422);
    expect((await answer).headers.get('connection')).toBe('close');
    expect(await stopped).toBe(0);
  });

  it('rejects a body of more than 64 KiB and still says so', async () => {
    const { url } = await started('pricing');
    const post = async (length: number) =>
      (await fetch(`${url}/quotes`, { method: 'POST', body: '1'.padStart(length) })).status;

    expect(await post(64 * 1024)).toBe(404);
    expect(await post(64 * 1024 + 1)).toBe(413);
  });

  it('outlives callers that hang up or ask for strange paths', async () => {
    const { url } = await started('inventory');
    const hangUp = connect(Number(new URL(url).port), '127.0.0.1');
    hangUp.end('POST /stock HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n12');
    await once(hangUp.resume(), 'close');

    const answer = await exchange(url, 'GET //:0 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');

    expect(answer).toMatch(/^HTTP\/1.1 404 /);
    expect((await fetch(`${url}/stock?page=1`)).status).toBe(200);
  });
});
