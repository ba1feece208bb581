import { resolve } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';

import { listen, type LoopbackServer } from './loopback';

interface CallRequest {
  readonly method: string;
  readonly path: string;
  readonly idempotencyKey?: string;
}

const MODULE: string = resolve(__dirname, '../../../stacks/orders/call.mjs');

type Call = (name: string, request: CallRequest) => Promise<{ status: number; body: unknown }>;

const call: Call = async (...args) => ((await import(MODULE)) as { call: Call }).call(...args);

afterEach(() => vi.unstubAllEnvs());

/** A service that answers one status after the other and then stays with the last. */
async function answering(
  ...statuses: readonly number[]
): Promise<LoopbackServer & { asked(): number }> {
  let asked = 0;
  const server = await listen(({ headers }) => {
    const status = statuses[Math.min(asked, statuses.length - 1)] ?? 200;
    asked += 1;
    return { status, body: { key: headers['idempotency-key'] ?? null } };
  });
  onTestFinished(() => server.close());
  return { ...server, asked: () => asked };
}

function edge(address: string, retries: number): void {
  vi.stubEnv('STOCK_ROOM_ADDRESS', address);
  vi.stubEnv('STOCK_ROOM_RETRIES', String(retries));
}

describe('call', () => {
  it('tries a GET again until it gets an answer', async () => {
    const service = await answering(503, 429, 200);
    edge(service.url, 2);

    expect((await call('stock-room', { method: 'GET', path: '/' })).status).toBe(200);
    expect(service.asked()).toBe(3);
  });

  it('hands on the last answer when the retries are used up', async () => {
    const service = await answering(503);
    edge(service.url, 2);

    expect((await call('stock-room', { method: 'GET', path: '/' })).status).toBe(503);
    expect(service.asked()).toBe(3);
  });

  it('tries a POST again only with an idempotency key, and sends the same one', async () => {
    const service = await answering(503, 200);
    edge(service.url, 1);
    const request = { method: 'POST', path: '/', idempotencyKey: 'once' };

    expect(await call('stock-room', request)).toEqual({ status: 200, body: { key: 'once' } });
    expect(service.asked()).toBe(2);
  });

  it('sends a POST without an idempotency key once', async () => {
    const service = await answering(503, 200);
    edge(service.url, 5);

    expect((await call('stock-room', { method: 'POST', path: '/' })).status).toBe(503);
    expect(service.asked()).toBe(1);
  });

  it.each([200, 400, 404, 409, 500])('takes %i for an answer at once', async (status) => {
    const service = await answering(status);
    edge(service.url, 5);

    expect((await call('stock-room', { method: 'GET', path: '/' })).status).toBe(status);
    expect(service.asked()).toBe(1);
  });

  it('fails as a bad gateway once nothing listened as often as the edge allows', async () => {
    const service = await answering(200);
    service.close();
    edge(service.url, 2);

    await expect(call('stock-room', { method: 'GET', path: '/' })).rejects.toMatchObject({
      name: 'CallFailed',
      status: 502,
      message: 'stock-room cannot be reached',
    });
  });

  it('names the variable that no edge has set', async () => {
    await expect(call('stock-room', { method: 'GET', path: '/' })).rejects.toThrow(
      'STOCK_ROOM_ADDRESS must say where stock-room is',
    );
  });
});
