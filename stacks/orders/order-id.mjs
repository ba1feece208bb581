import { createHmac, timingSafeEqual } from 'node:crypto';

import { readSecret } from './secret.mjs';

/**
 * An order's id is the order itself, signed: any replica can read it back and nobody else can make
 * one. The same order with the same idempotency key has the same id.
 */
export async function idOf(order, idempotencyKey) {
  const content = Buffer.from(JSON.stringify({ order, idempotencyKey })).toString('base64url');
  return `${content}.${await signatureOf(content)}`;
}

/** The order that `id` stands for, or `undefined` when we never gave out that id. */
export async function orderOf(id) {
  const [content, signature = ''] = id.split('.');
  const expected = Buffer.from(await signatureOf(content));
  const given = Buffer.from(signature);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs ? JSON.parse(Buffer.from(content, 'base64url').toString()).order : undefined;
}

async function signatureOf(content) {
  const key = await readSecret('ORDER_KEY', 'signing-key');
  return createHmac('sha256', key).update(content).digest('base64url');
}
