import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { apiClient, ApiError, type ApiClient } from './api-client';

let server: Server | undefined;
const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));

async function clientOf(listener: RequestListener): Promise<ApiClient> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const kubeconfig = join(folder, 'kubeconfig');
  writeFileSync(kubeconfig, JSON.stringify(configOf(`http://127.0.0.1:${port}`)));
  return apiClient(kubeconfig);
}

function configOf(address: string): object {
  return {
    'current-context': 'it',
    contexts: [{ name: 'it', context: { cluster: 'it', user: 'it' } }],
    clusters: [{ name: 'it', cluster: { server: address, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'it', user: { token: 'sesame' } }],
  };
}

describe('apiClient', () => {
  afterEach(() => {
    server?.close();
    rmSync(join(folder, 'kubeconfig'));
  });

  it('sends what it is given as the kubeconfig’s user', async () => {
    const send = await clientOf((request, answer) => {
      const { method, url, headers } = request;
      answer.end(JSON.stringify({ method, url, authorization: headers.authorization }));
    });

    expect(await send({ method: 'GET', path: '/api/v1/A', query: { dryRun: 'All' } })).toEqual({
      method: 'GET',
      url: '/api/v1/A?dryRun=All',
      authorization: 'Bearer sesame',
    });
  });

  it('rejects in the server’s words', async () => {
    const send = await clientOf((_, answer) => {
      answer.statusCode = 409;
      answer.end('{"kind":"Status","message":"pods \\"it\\" already exists"}');
    });

    await expect(send({ method: 'POST', path: '/', body: {} })).rejects.toEqual(
      new ApiError(409, 'pods "it" already exists'),
    );
  });

  it('asks a busy server again when that says so', async () => {
    let calls = 0;
    const send = await clientOf((_, answer) => {
      calls++;
      answer.statusCode = calls === 1 ? 429 : 200;
      answer.setHeader('retry-after', '0.01').end('{"kind":"Status","message":"busy"}');
    });

    expect(await send({ method: 'GET', path: '/' })).toMatchObject({ message: 'busy' });
    expect(calls).toBe(2);
  });
});
