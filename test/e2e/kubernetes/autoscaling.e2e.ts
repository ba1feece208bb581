import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import { orders } from '../../../stacks/orders';
import { applyStack, type AppliedStack } from './apply';
import { sizeOf, use } from './autoscaling/usage';
import { describeOnOwnCluster } from './describe';

const FRONT = { namespace: 'orders', name: 'front' };
/** Measures are taken every few seconds, and the autoscaler waits before it takes replicas away. */
const PATIENCE = { timeout: 180_000, interval: 1_000 };

/**
 * From 2 to 10 replicas that request 100m each, and shall use 60% of that. Pods of a real cluster cannot
 * be told how busy to be.
 */
describeOnOwnCluster('the autoscaler of orders', () => {
  let stack: AppliedStack;

  beforeAll(async () => {
    stack = await applyStack({ build: orders });
    await becomes(2);
  });

  afterAll(() => stack?.close());

  const becomes = (replicas: number) =>
    vi.waitFor(async () => {
      const size = await sizeOf(stack.kubectl, FRONT);
      expect(size).toEqual({ wanted: replicas, ready: replicas });
    }, PATIENCE);

  const terraformHasNothingToDo = async () => expect(await stack.plan()).toMatchObject({ code: 0 });

  it('adds as many replicas as bring the use back to what was asked for', async () => {
    await use(stack.kubectl, '100m', FRONT);

    // 200m between replicas that shall use 60m each.
    await becomes(4);
    await terraformHasNothingToDo();
  });

  it('adds no more than the most that were asked for', async () => {
    await use(stack.kubectl, '400m', FRONT);

    await becomes(10);
    await terraformHasNothingToDo();
  });

  it('takes replicas away again, down to the fewest that were asked for', async () => {
    await use(stack.kubectl, '1m', FRONT);

    await becomes(2);
    await terraformHasNothingToDo();
  });
});
