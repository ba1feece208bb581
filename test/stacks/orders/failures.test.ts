import { describe, expect, it, onTestFinished } from 'vitest';

import { deployOnLambda, deployOverHttp, type Deployment } from './deployments';
import { arnOf } from './fake-aws';
import { listen, listenInSilence, type LoopbackServer } from './loopback';

const ORDER = { method: 'POST', path: '/orders', body: '{"item":"mug","quantity":1}' };

async function deployed(deployment: Promise<Deployment>): Promise<Deployment> {
  const shop = await deployment;
  onTestFinished(() => shop.stop());
  return shop;
}

async function listening(server: Promise<LoopbackServer>): Promise<LoopbackServer> {
  const running = await server;
  onTestFinished(() => running.close());
  return running;
}

describe('the front, when a service that it needs is away', () => {
  it('answers 502 when nothing listens there', async () => {
    const closed = await listen(() => ({ status: 200, body: {} }));
    closed.close();
    const shop = await deployed(deployOverHttp({ PRICING_ADDRESS: closed.url }));

    expect(await shop.send(ORDER)).toEqual({
      status: 502,
      body: { error: 'pricing cannot be reached' },
    });
  });

  it('answers 502 when the function does not exist', async () => {
    const shop = await deployed(deployOnLambda({ INVENTORY_ADDRESS: arnOf('nobody') }));

    expect(await shop.send(ORDER)).toEqual({
      status: 502,
      body: { error: 'inventory cannot be reached' },
    });
  });

  it('answers 502 when Lambda refuses the signature', async () => {
    const shop = await deployed(deployOnLambda({ AWS_SECRET_ACCESS_KEY: 'not this one' }));

    expect((await shop.send(ORDER)).status).toBe(502);
  });

  it('answers 504 when the other side takes longer than the edge allows', async () => {
    const slow = await listening(listenInSilence());
    const edge = { PRICING_ADDRESS: slow.url, PRICING_TIMEOUT_MS: '50' };
    const shop = await deployed(deployOverHttp(edge));

    expect(await shop.send(ORDER)).toEqual({
      status: 504,
      body: { error: 'pricing did not answer within 50 ms' },
    });
  });

  it('answers 504 when Lambda takes longer than the edge allows', async () => {
    const slow = await listening(listenInSilence());
    const edge = { AWS_ENDPOINT_URL_LAMBDA: slow.url, INVENTORY_TIMEOUT_MS: '50' };
    const shop = await deployed(deployOnLambda(edge));

    expect(await shop.send(ORDER)).toEqual({
      status: 504,
      body: { error: 'inventory did not answer within 50 ms' },
    });
  });

  it('answers 500 and says no more when it was not given its key', async () => {
    const shop = await deployed(deployOverHttp({ ORDER_KEY: '' }));

    expect(await shop.send(ORDER)).toEqual({
      status: 500,
      body: { error: 'something broke here' },
    });
  });

  it('answers 500 when the secret with its key cannot be read', async () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:another-AbCdEf';
    const shop = await deployed(deployOnLambda({ ORDER_KEY: arn }));

    expect((await shop.send(ORDER)).status).toBe(500);
  });
});
