import { articleOf } from './catalogue.mjs';

/** Off the whole order, from so many pieces on. */
const DISCOUNTS = [
  { from: 10, percent: 10 },
  { from: 5, percent: 5 },
];

/** Says what an order costs: `POST /quotes` with `{ item, quantity }`. */
export function handle({ method, path, body }) {
  if (method !== 'POST' || path !== '/quotes')
    return { status: 404, body: { error: 'no such path' } };

  const article = articleOf(body?.item);
  if (!article) return { status: 404, body: { error: 'unknown item' } };
  if (!Number.isInteger(body.quantity) || body.quantity < 1) {
    return { status: 400, body: { error: 'quantity must be a whole number from 1' } };
  }

  return { status: 200, body: { totalCents: totalCents(article.priceCents, body.quantity) } };
}

function totalCents(priceCents, quantity) {
  const percent = DISCOUNTS.find(({ from }) => quantity >= from)?.percent ?? 0;
  return Math.round((priceCents * quantity * (100 - percent)) / 100);
}
