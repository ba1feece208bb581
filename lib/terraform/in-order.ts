/** A piece of work, and what must have succeeded before it. */
export interface Ordered {
  readonly name: string;
  readonly dependencies: readonly string[];
}

export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Not started, because of what failed before it; empty when the whole run was stopped. */
  | { readonly kind: 'skipped'; readonly because: readonly string[] };

export interface OrderOptions<Item extends Ordered, Value> {
  /** How many run at once. A whole number from 1. */
  readonly parallelism: number;
  readonly run: (item: Item) => Promise<Value>;
  /** Asked before each start; once true, nothing more starts. */
  readonly isStopped?: () => boolean;
}

/**
 * Runs every item after those that it depends on, independent ones side by side.
 *
 * A failure stops what depends on it and nothing else. Dependencies that are not among `items` count as
 * met. The outcomes come in the order of `items`.
 */
export async function runInOrder<Item extends Ordered, Value>(
  items: readonly Item[],
  options: OrderOptions<Item, Value>,
): Promise<ReadonlyMap<string, Outcome<Value>>> {
  refuseCycles(items);
  const outcomes = new Map<string, Outcome<Value>>();
  const running = new Map<string, Promise<void>>();
  for (;;) {
    skipHopeless(items, outcomes);
    for (const item of readyItems(items, outcomes, running)) {
      if (running.size >= options.parallelism || options.isStopped?.() === true) break;
      running.set(
        item.name,
        settle(item, options, outcomes).finally(() => running.delete(item.name)),
      );
    }
    if (running.size === 0) break;
    await Promise.race(running.values());
  }
  return new Map(
    items.map(({ name }) => [name, outcomes.get(name) ?? { kind: 'skipped', because: [] }]),
  );
}

/** The same items with every arrow turned round: what was needed first is done last. */
export function reversed<Item extends Ordered>(items: readonly Item[]): Item[] {
  return items.map((item) => ({
    ...item,
    dependencies: items
      .filter(({ dependencies }) => dependencies.includes(item.name))
      .map(({ name }) => name),
  }));
}

async function settle<Item extends Ordered, Value>(
  item: Item,
  { run }: OrderOptions<Item, Value>,
  outcomes: Map<string, Outcome<Value>>,
): Promise<void> {
  try {
    outcomes.set(item.name, { kind: 'done', value: await run(item) });
  } catch (error) {
    outcomes.set(item.name, { kind: 'failed', error });
  }
}

function readyItems<Item extends Ordered, Value>(
  items: readonly Item[],
  outcomes: ReadonlyMap<string, Outcome<Value>>,
  running: ReadonlyMap<string, unknown>,
): Item[] {
  const names = new Set(items.map(({ name }) => name));
  const isMet = (name: string): boolean => !names.has(name) || outcomes.get(name)?.kind === 'done';
  return items.filter(
    ({ name, dependencies }) =>
      !outcomes.has(name) && !running.has(name) && dependencies.every(isMet),
  );
}

function skipHopeless<Value>(
  items: readonly Ordered[],
  outcomes: Map<string, Outcome<Value>>,
): void {
  const isLost = (name: string): boolean => (outcomes.get(name)?.kind ?? 'done') !== 'done';
  let size: number;
  do {
    size = outcomes.size;
    for (const { name, dependencies } of items) {
      const because = dependencies.filter(isLost);
      if (!outcomes.has(name) && because.length > 0)
        outcomes.set(name, { kind: 'skipped', because });
    }
  } while (outcomes.size > size);
}

/** cdktf refuses circular stacks; here they would wait for each other for ever. */
function refuseCycles(items: readonly Ordered[]): void {
  const left = new Map(items.map(({ name, dependencies }) => [name, dependencies]));
  let size: number;
  do {
    size = left.size;
    for (const [name, dependencies] of left) {
      if (!dependencies.some((dependency) => left.has(dependency))) left.delete(name);
    }
  } while (left.size < size);
  if (left.size > 0)
    throw new Error(`stacks depend on each other in a circle: ${[...left.keys()].join(', ')}`);
}
