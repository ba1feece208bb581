import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkSystem } from '../../lib/checks/check-system';
import { resolveCall } from '../../lib/model/call';
import type { Edge, SystemModel, SystemProblem } from '../../lib/model/system';
import { aShop, systemOf } from './design';

describe('checkSystem', () => {
  it('says the same in the same order, in whatever order the calls were declared', () => {
    const system = aBadSystem();
    const expected = checkSystem(system).map(withoutPlace);
    const shuffled = fc.shuffledSubarray([...system.edges], { minLength: system.edges.length });

    expect(new Set(expected.map(({ code }) => code)).size).toBeGreaterThan(5);
    fc.assert(
      fc.property(shuffled, (edges) => {
        expect(checkSystem({ ...system, edges }).map(withoutPlace)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('checks a chain of 5,000 services with retries in less than two seconds of work', () => {
    const system = aSystemOf(5000, (index) => [index + 1]);
    const { problems, seconds } = timed(() => checkSystem(system));

    expect(problems.map(({ code }) => code)).toContain('retries/amplification');
    expect(seconds).toBeLessThan(2);
  });

  it('checks 1,000 services with 30 calls each, back and forth, in less than two seconds of work', () => {
    const system = aSystemOf(1000, (index) =>
      Array.from({ length: 30 }, (_, step) => index + step * step - 200),
    );
    const { problems, seconds } = timed(() => checkSystem(system));

    expect(problems.filter(({ code }) => code === 'call/cycle-without-timeout')).toHaveLength(1);
    expect(seconds).toBeLessThan(2);
  });
});

/** Calls of all kinds that are wrong together: cycles, retries, variables, deadlines. */
function aBadSystem(): SystemModel {
  const slow = { timeout: '1s', retries: 4 } as const;
  return systemOf(
    aShop(
      {
        web: { requestTimeout: '2s', environment: { ORDERS_ADDRESS: 'x' }, isPublic: true },
        orders: { scaling: { replicas: 1 } },
        pricing: {},
        cart: {},
        'a-b': {},
      },
      [
        ['web', 'orders', slow],
        ['orders', 'pricing', slow],
        ['pricing', 'cart', { retries: 2, addressVariable: 'CART' }],
        ['cart', 'orders', { breaker: {} }],
        ['web', 'cart', { addressVariable: 'CART', allow: [{ path: '/' }] }],
        ['web', 'a-b', { addressVariable: 'CART' }],
        ['a-b', 'web', {}],
      ],
    ),
  );
}

/** `size` services, each of which calls those whose numbers `calleesOf` gives, as far as they are. */
function aSystemOf(size: number, calleesOf: (index: number) => readonly number[]): SystemModel {
  const names = Array.from({ length: size }, (_, index) => `s${index}`);
  const system = systemOf(aShop(Object.fromEntries(names.map((name) => [name, {}]))));
  const models = system.services.map(({ model }) => model);
  const edges = models.flatMap((caller, index) =>
    [...new Set(calleesOf(index))].flatMap((to): Edge[] => {
      const callee = models[to];
      if (callee === undefined || callee === caller) return [];
      return [{ caller, callee, call: resolveCall({ retries: 1 }, callee), place: new Error() }];
    }),
  );
  return { ...system, edges };
}

/** In seconds of this process alone: others may keep the machine busy. */
function timed(check: () => readonly SystemProblem[]) {
  const start = process.cpuUsage();
  const problems = check();
  const { user, system } = process.cpuUsage(start);
  return { problems, seconds: (user + system) / 1e6 };
}

function withoutPlace({ code, subject, path, message }: SystemProblem) {
  return { code, subject, path, message };
}
