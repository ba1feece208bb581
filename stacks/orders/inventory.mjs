import { articleOf, stockLevels } from './catalogue.mjs';

/** Says what is on the shelf: `GET /stock` of everything, `GET /stock/<item>` of one article. */
export function handle({ method, path }) {
  const [, collection, item, ...rest] = path.split('/');
  if (method !== 'GET' || collection !== 'stock' || rest.length > 0) {
    return { status: 404, body: { error: 'no such path' } };
  }
  if (item === undefined) return { status: 200, body: { levels: stockLevels() } };

  const article = articleOf(item);
  return article
    ? { status: 200, body: { item, stock: article.stock } }
    : { status: 404, body: { error: 'unknown item' } };
}
