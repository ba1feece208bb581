import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';

import { onlineBoutique } from '../../../stacks/online-boutique';
import { orders } from '../../../stacks/orders';
import { applyStack, type AppliedStack } from './apply';
import { describeOnCluster } from './describe';
import { ALLOWANCES, budgets, type Allowance } from './eviction/budgets';
import { whileNoNodeTakesPods } from './eviction/cordon';
import { evict, podsOf, type RunningPod } from './eviction/evict';
import { budgetsOf } from './eviction/read-budgets';
import { apiClient, type ApiClient } from './platform/api-client';

const PAIR: Allowance = { replicas: 2, mayGo: 1 };
const ALONE: Allowance = { replicas: 1, mayGo: 1, isFree: true };

const ORDERS = { front: PAIR, inventory: PAIR, pricing: PAIR };
const ONLINE_BOUTIQUE = {
  adservice: PAIR,
  cartservice: PAIR,
  checkoutservice: PAIR,
  currencyservice: PAIR,
  emailservice: PAIR,
  frontend: PAIR,
  loadgenerator: ALONE,
  paymentservice: PAIR,
  productcatalogservice: PAIR,
  recommendationservice: PAIR,
  'redis-cart': ALONE,
  shippingservice: PAIR,
};

const REFUSAL = "Cannot evict pod as it would violate the pod's disruption budget.";
const PATIENCE = { timeout: 120_000, interval: 300 };

const STACKS = [
  { namespace: 'budgets', build: budgets, allowances: ALLOWANCES },
  { namespace: 'orders', build: orders, allowances: ORDERS },
  { namespace: 'online-boutique', build: onlineBoutique, allowances: ONLINE_BOUTIQUE },
];

for (const { namespace, build, allowances } of STACKS) {
  describeOnCluster(`the disruption budgets of ${namespace}`, () => {
    const services: Services = Object.entries(allowances);
    const withBudget = services.filter(([, { isFree }]) => isFree !== true);
    const withRest = services.filter(([, { replicas, mayGo }]) => replicas > mayGo);
    let send: ApiClient;
    let stack: AppliedStack;

    beforeAll(async () => {
      send = await apiClient(inject('kubeconfig'));
      stack = await applyStack({ build });
      await allReady();
    });

    afterAll(() => stack?.close());

    /** The pods, once each service has all of its own and its budget knows. */
    function allReady(): Promise<RunningPod[]> {
      return vi.waitFor(async () => {
        const pods = await podsOf(send, namespace);
        expect(countByService(pods.filter(({ isReady }) => isReady))).toEqual(
          byService(services, ({ replicas }) => replicas),
        );
        expect(await budgetsOf(send, namespace)).toEqual(
          byService(withBudget, ({ mayGo }) => mayGo),
        );
        return pods;
      }, PATIENCE);
    }

    it('let as many replicas go as they say, and the next when the replacements are ready', async () => {
      const pods = await allReady();

      await whileNoNodeTakesPods(stack.kubectl, async () => {
        const refused: RunningPod[] = [];
        for (const pod of pods) {
          const words = await evict(send, pod);
          if (words === undefined) continue;
          expect(words).toBe(REFUSAL);
          refused.push(pod);
        }

        expect(countByService(refused)).toEqual(
          byService(withRest, ({ replicas, mayGo }) => replicas - mayGo),
        );
        const left = (await podsOf(send, namespace)).filter(({ isReady }) => isReady);
        expect(left.map(({ name }) => name).sort()).toEqual(refused.map(({ name }) => name).sort());
      });

      const firstOfEach = new Map((await allReady()).map((pod) => [pod.service, pod]));
      for (const pod of firstOfEach.values()) expect(await evict(send, pod)).toBeUndefined();
      await allReady();
    });

    it('let kubectl empty a node, after which Terraform has nothing to do', async () => {
      const [{ node } = { node: '' }] = await allReady();
      const ours = `--pod-selector=app.kubernetes.io/part-of=${namespace}`;

      try {
        await stack.kubectl(['drain', node, ours, '--delete-emptydir-data', '--timeout=120s']);
        expect((await allReady()).filter((pod) => pod.node === node)).toEqual([]);
      } finally {
        await stack.kubectl(['uncordon', node]);
      }

      expect(await stack.plan()).toMatchObject({ code: 0 });
    });
  });
}

type Services = readonly (readonly [string, Allowance])[];

function byService(
  services: Services,
  amount: (allowance: Allowance) => number,
): Readonly<Record<string, number>> {
  return Object.fromEntries(services.map(([name, allowance]) => [name, amount(allowance)]));
}

function countByService(pods: readonly RunningPod[]): Readonly<Record<string, number>> {
  const services = [...new Set(pods.map(({ service }) => service))];
  return Object.fromEntries(
    services.map((name) => [name, pods.filter(({ service }) => service === name).length]),
  );
}
