/**
 * What the shop sells. A table and no database, so that every replica and every cold start of the
 * example gives the same answer.
 */
const CATALOGUE = new Map([
  ['mug', { priceCents: 1250, stock: 40 }],
  ['lamp', { priceCents: 8900, stock: 3 }],
  ['chair', { priceCents: 24900, stock: 12 }],
]);

/** The article called `item`, or `undefined`. */
export function articleOf(item) {
  return CATALOGUE.get(item);
}

export function stockLevels() {
  return [...CATALOGUE].map(([item, { stock }]) => ({ item, stock }));
}
