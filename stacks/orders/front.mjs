import { randomUUID } from 'node:crypto';

import { call } from './call.mjs';
import { idOf, orderOf } from './order-id.mjs';

/** The shop's public face: `POST /orders` with `{ item, quantity }`, and `GET /orders/<id>`. */
export function handle(request) {
  const [, collection, id, ...rest] = request.path.split('/');
  if (collection === 'orders' && rest.length === 0) {
    if (request.method === 'POST' && id === undefined) return placeOrder(request);
    if (request.method === 'GET' && id !== undefined) return showOrder(id);
  }
  return { status: 404, body: { error: 'no such path' } };
}

async function showOrder(id) {
  const order = await orderOf(id);
  return order
    ? { status: 200, body: { id, ...order } }
    : { status: 404, body: { error: 'no such order' } };
}

async function placeOrder({ body, idempotencyKey = randomUUID() }) {
  const { item, quantity } = body ?? {};
  if (typeof item !== 'string' || !Number.isInteger(quantity) || quantity < 1) {
    return { status: 400, body: { error: 'item and a whole quantity from 1 are needed' } };
  }

  const path = `/stock/${encodeURIComponent(item)}`;
  const shelf = await call('inventory', { method: 'GET', path });
  if (shelf.status === 404) return { status: 422, body: { error: 'unknown item' } };
  if (shelf.status !== 200) return unexpected('inventory', shelf);
  const { stock } = shelf.body;
  if (stock < quantity) return { status: 409, body: { error: `only ${stock} left` } };

  const offer = { item, quantity };
  const quote = await call('pricing', {
    method: 'POST',
    path: '/quotes',
    body: offer,
    idempotencyKey,
  });
  if (quote.status !== 200) return unexpected('pricing', quote);

  const order = { ...offer, totalCents: quote.body.totalCents };
  return { status: 201, body: { id: await idOf(order, idempotencyKey), ...order } };
}

function unexpected(service, { status }) {
  return { status: 502, body: { error: `${service} answered ${status}` } };
}
