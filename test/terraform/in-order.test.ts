import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reversed, runInOrder, type Ordered } from '../../lib/terraform/in-order';

const item = (name: string, ...dependencies: string[]): Ordered => ({ name, dependencies });

describe('runInOrder', () => {
  it('runs what is needed first, and gives the outcomes in the order that was asked for', async () => {
    const items = [item('web', 'orders'), item('orders', 'network'), item('network')];
    const ran: string[] = [];

    const outcomes = await runInOrder(items, {
      parallelism: 4,
      run: ({ name }) => Promise.resolve(ran.push(name)),
    });

    expect(ran).toEqual(['network', 'orders', 'web']);
    expect([...outcomes]).toEqual([
      ['web', { kind: 'done', value: 3 }],
      ['orders', { kind: 'done', value: 2 }],
      ['network', { kind: 'done', value: 1 }],
    ]);
  });

  it('stops what depends on a failure, and nothing else', async () => {
    const error = new Error('no');
    const items = [item('a'), item('b', 'a'), item('c', 'b'), item('d')];

    const outcomes = await runInOrder(items, {
      parallelism: 1,
      run: ({ name }) => (name === 'a' ? Promise.reject(error) : Promise.resolve(name)),
    });

    expect([...outcomes.values()]).toEqual([
      { kind: 'failed', error },
      { kind: 'skipped', because: ['a'] },
      { kind: 'skipped', because: ['b'] },
      { kind: 'done', value: 'd' },
    ]);
  });

  it('starts nothing more once it is stopped', async () => {
    let isStopped = false;

    const outcomes = await runInOrder([item('a'), item('b')], {
      parallelism: 1,
      isStopped: () => isStopped,
      run: () => Promise.resolve((isStopped = true)),
    });

    expect(outcomes.get('b')).toEqual({ kind: 'skipped', because: [] });
  });

  it('takes a dependency that is not among the items as met', async () => {
    const outcomes = await runInOrder([item('b', 'a')], {
      parallelism: 1,
      run: () => Promise.resolve('ran'),
    });

    expect(outcomes.get('b')).toEqual({ kind: 'done', value: 'ran' });
  });

  it('rejects a circle', async () => {
    const run = () => Promise.resolve();

    await expect(
      runInOrder([item('a', 'b'), item('b', 'a'), item('c')], { parallelism: 1, run }),
    ).rejects.toThrow('in a circle: a, b');
  });

  it('for any stacks, runs each once, after its dependencies, and never too many at once', async () => {
    await fc.assert(
      fc.asyncProperty(anyItems(), fc.integer({ min: 1, max: 5 }), async (items, parallelism) => {
        const finished = new Set<string>();
        let running = 0;

        await runInOrder(items, {
          parallelism,
          run: async ({ name, dependencies }) => {
            expect(dependencies.filter((needed) => !finished.has(needed))).toEqual([]);
            expect((running += 1)).toBeLessThanOrEqual(parallelism);
            await Promise.resolve();
            running -= 1;
            finished.add(name);
          },
        });

        expect([...finished].sort()).toEqual(items.map(({ name }) => name).sort());
      }),
      { numRuns: 1000 },
    );
  });
});

describe('reversed', () => {
  it('turns every arrow round', () => {
    expect(reversed([item('web', 'orders'), item('orders')])).toEqual([
      item('web'),
      item('orders', 'web'),
    ]);
  });
});

/** Stacks that depend only on ones before them, in any order. */
function anyItems(): fc.Arbitrary<Ordered[]> {
  return fc
    .array(fc.array(fc.nat(), { maxLength: 3 }), { maxLength: 9 })
    .map((lists) =>
      lists.map((numbers, index) =>
        item(
          `s${index}`,
          ...(index === 0 ? [] : new Set(numbers.map((number) => `s${number % index}`))),
        ),
      ),
    )
    .chain((items) => fc.shuffledSubarray(items, { minLength: items.length }));
}
