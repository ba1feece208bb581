import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { deployOnLambda, deployOverHttp, type Deployment, type ShopResponse } from './deployments';

const PLACES = [
  ['as processes that speak HTTP', deployOverHttp],
  ['as functions behind an API', deployOnLambda],
] as const;

describe.each(PLACES)('the shop, run %s', (_, deploy) => {
  let shop: Deployment;
  beforeAll(async () => {
    shop = await deploy();
  });
  afterAll(() => shop.stop());

  function order(body: unknown, headers = {}): Promise<ShopResponse> {
    return shop.send({ method: 'POST', path: '/orders', body: JSON.stringify(body), headers });
  }

  it('takes an order and shows it again', async () => {
    const placed = await order({ item: 'mug', quantity: 2 });
    const shown = await shop.send({ method: 'GET', path: `/orders/${String(placed.body.id)}` });

    expect(placed).toMatchObject({
      status: 201,
      body: { item: 'mug', quantity: 2, totalCents: 2500 },
    });
    expect(shown).toEqual({ status: 200, body: placed.body });
  });

  it.each([
    [4, 5000],
    [5, 5938],
    [9, 10688],
    [10, 11250],
  ])('asks for %i mugs %i cents', async (quantity, totalCents) => {
    expect((await order({ item: 'mug', quantity })).body.totalCents).toBe(totalCents);
  });

  it('sells the last piece on the shelf, and not one more', async () => {
    expect((await order({ item: 'lamp', quantity: 3 })).status).toBe(201);
    expect(await order({ item: 'lamp', quantity: 4 })).toEqual({
      status: 409,
      body: { error: 'only 3 left' },
    });
  });

  it.each(['unicorn', '', '../stock', '__proto__', 'ü/%2F'])(
    'rejects the unknown item "%s"',
    async (item) => {
      expect(await order({ item, quantity: 1 })).toEqual({
        status: 422,
        body: { error: 'unknown item' },
      });
    },
  );

  it.each([{}, { item: 'mug' }, { item: 7, quantity: 1 }, null, 'mug', []])(
    'rejects the order %j',
    async (body) => {
      expect((await order(body)).status).toBe(400);
    },
  );

  it.each([0, -1, 1.5, '2', null])('rejects the quantity %j', async (quantity) => {
    expect((await order({ item: 'mug', quantity })).status).toBe(400);
  });

  it('rejects a body that is not JSON', async () => {
    expect(await shop.send({ method: 'POST', path: '/orders', body: '{"item":' })).toEqual({
      status: 400,
      body: { error: 'the body is not JSON' },
    });
  });

  it('gives the same order for the same idempotency key, and another one for another', async () => {
    const mug = { item: 'mug', quantity: 1 };
    const first = await order(mug, { 'idempotency-key': 'one' });
    const again = await order(mug, { 'idempotency-key': 'one' });
    const other = await order(mug, { 'idempotency-key': 'two' });
    const keyless = await order(mug);

    expect(again).toEqual(first);
    expect(new Set([first, other, keyless].map(({ body }) => body.id)).size).toBe(3);
  });

  it('shows no order under an id that it never gave out', async () => {
    const { body } = await order({ item: 'mug', quantity: 1 });
    const [content = '', signature = ''] = String(body.id).split('.');
    const forged = Buffer.from('{"order":{"item":"mug","totalCents":0}}').toString('base64url');

    for (const id of ['nonsense', content, `${forged}.${signature}`, `${content}.${signature}A`]) {
      expect((await shop.send({ method: 'GET', path: `/orders/${id}` })).status).toBe(404);
    }
  });

  it.each([
    ['GET', '/'],
    ['GET', '/orders'],
    ['DELETE', '/orders/1'],
    ['POST', '/orders/1'],
    ['GET', '/orders/1/2'],
  ])('knows nothing of %s %s', async (method, path) => {
    expect((await shop.send({ method, path })).status).toBe(404);
  });
});
