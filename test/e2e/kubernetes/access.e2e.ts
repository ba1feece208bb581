import { afterAll, beforeAll, expect, inject, it } from 'vitest';

import { onlineBoutique } from '../../../stacks/online-boutique';
import { orders } from '../../../stacks/orders';
import { listAccess, type Account } from './access/account';
import { accesses, OPERATOR_MAY } from './access/accesses';
import { DANGEROUS_EVERYWHERE, dangerousIn, wordsFor } from './access/dangerous';
import { isAllowed, type Deed } from './access/review';
import { clientOf } from './access/token-client';
import { applyStack, type AppliedStack } from './apply';
import { kubectlFor, type Kubectl } from './cluster/kubectl';
import { describeOnCluster } from './describe';
import { apiClient, type ApiClient } from './platform/api-client';

/** Each stack's namespace has its name. */
const NAMESPACES = ['online-boutique', 'orders', 'accesses'];
const ELSEWHERE = ['default', 'kube-system'];
const OPERATOR: Account = { namespace: 'accesses', name: 'operator' };
/** Pods that have a token, by the service account that they run as. */
const WITH_TOKEN = ['operator', 'token-holder'];

interface AccountObject {
  readonly metadata: Account;
}

interface LivePod {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly serviceAccountName: string;
    readonly automountServiceAccountToken?: boolean;
    readonly volumes?: readonly {
      readonly projected?: { readonly sources: readonly object[] };
    }[];
  };
}

describeOnCluster('the service accounts', () => {
  let kubectl: Kubectl;
  let send: ApiClient;
  const stacks: AppliedStack[] = [];
  let accounts: readonly Account[];

  beforeAll(async () => {
    kubectl = kubectlFor(inject('kubectl'), inject('kubeconfig'));
    send = await apiClient(inject('kubeconfig'));
    for (const build of [onlineBoutique, orders, accesses])
      stacks.push(await applyStack({ build }));
    const found = await Promise.all(
      NAMESPACES.map((namespace) => itemsOf<AccountObject>(namespace, 'serviceaccounts')),
    );
    accounts = found.flat().map(({ metadata: { namespace, name } }) => ({ namespace, name }));
  });

  afterAll(async () => {
    for (const stack of stacks) await stack.close();
  });

  async function itemsOf<Item>(namespace: string, resource: string): Promise<readonly Item[]> {
    const path = `/api/v1/namespaces/${namespace}/${resource}`;
    return ((await send({ method: 'GET', path })) as { items: readonly Item[] }).items;
  }

  /** What each of the accounts may do in its namespace, beyond what any account of it may. */
  async function listGranted(account: Account): Promise<string[]> {
    const nobody = await listAccess(kubectl, { ...account, name: 'nobody' }, account.namespace);
    const all = await listAccess(kubectl, account, account.namespace);
    return all.filter((each) => !nobody.includes(each));
  }

  async function allowed(account: Account, deeds: readonly Deed[]): Promise<string[]> {
    const answers = await Promise.all(deeds.map((deed) => isAllowed(send, account, deed)));
    return deeds.filter((_, index) => answers[index]).map(wordsFor);
  }

  it('are one for each service, beside the one that each namespace has', () => {
    const declared = stacks.flatMap(({ report }) => report.services);
    const named = declared.map(({ stack, name }) => `${stack}/${name}`);

    expect(accounts.map(({ namespace, name }) => `${namespace}/${name}`).sort()).toEqual(
      [...named, ...NAMESPACES.map((namespace) => `${namespace}/default`)].sort(),
    );
  });

  it('may do what their service asks for, and nothing else', async () => {
    for (const account of accounts) {
      const isOperator = account.name === OPERATOR.name;

      expect(await listGranted(account), account.name).toEqual(isOperator ? OPERATOR_MAY : []);
    }
  });

  it('may do nothing dangerous, neither at home nor elsewhere', async () => {
    for (const account of accounts) {
      const places = [account.namespace, 'kube-system'];
      const deeds = [...places.flatMap(dangerousIn), ...DANGEROUS_EVERYWHERE];

      expect(await allowed(account, deeds), account.name).toEqual([]);
    }
  });

  it('may do what they are granted at home alone', async () => {
    const places = [...NAMESPACES, ...ELSEWHERE, undefined];
    const deeds = places.map((namespace) => ({
      verb: 'list',
      resource: 'configmaps',
      ...(namespace !== undefined && { namespace }),
    }));

    expect(await allowed(OPERATOR, deeds)).toEqual(['list configmaps in accesses']);
  });

  it('may touch the objects that are named, and no others of their kind', async () => {
    const deeds = ['worker', 'operator', undefined].map((name) => ({
      verb: 'patch',
      group: 'apps',
      resource: 'deployments',
      namespace: 'accesses',
      ...(name !== undefined && { name }),
    }));

    expect(await allowed(OPERATOR, deeds)).toEqual(['patch deployments.apps worker in accesses']);
  });

  it.each([
    ['yes', ['list', 'configmaps']],
    ['yes', ['patch', 'deployments.apps/worker', '--subresource=scale']],
    ['no', ['list', 'secrets']],
    ['no', ['patch', 'deployments.apps/operator']],
    ['no', ['create', 'pods', '--subresource=exec']],
    ['no', ['list', 'configmaps', '--all-namespaces']],
  ])('are told %s by kubectl when they ask to %j', async (answer, question) => {
    const as = ['--as=system:serviceaccount:accesses:operator', '--namespace=accesses'];
    const asking = kubectl(['auth', 'can-i', ...question, ...as]);

    await (answer === 'yes'
      ? expect(asking).resolves.toBe('yes\n')
      : expect(asking).rejects.toThrow(/\bno\n/));
  });

  it('are held to it when they come with their token', async () => {
    const operator = await clientOf(kubectl, OPERATOR);
    const get = (path: string) => operator({ method: 'GET', path });

    await expect(get('/api/v1/namespaces/accesses/configmaps')).resolves.toHaveProperty('items');
    await expect(get('/api/v1/namespaces/accesses/secrets')).rejects.toThrow(
      'User "system:serviceaccount:accesses:operator" cannot list resource "secrets"',
    );
    await expect(get('/api/v1/namespaces/orders/configmaps')).rejects.toThrow(
      'User "system:serviceaccount:accesses:operator" cannot list resource "configmaps"',
    );
  });

  it('give their token to the pods that ask for one, and to no others', async () => {
    const pods = await Promise.all(
      NAMESPACES.map((namespace) => itemsOf<LivePod>(namespace, 'pods')),
    );
    const described = pods.flat().map(({ metadata: { name }, spec }) => ({
      name,
      isAsked: WITH_TOKEN.includes(spec.serviceAccountName),
      automounts: spec.automountServiceAccountToken,
      hasToken: hasToken(spec),
    }));

    expect(described.length).toBeGreaterThan(NAMESPACES.length);
    expect(described).toEqual(
      described.map(({ name, isAsked }) => ({
        name,
        isAsked,
        // Only into the container that asked, by a volume of its own.
        automounts: false,
        hasToken: isAsked,
      })),
    );
  });
});

/** Whether the API server gave the pod a volume with a token in it. */
function hasToken({ volumes = [] }: LivePod['spec']): boolean {
  return volumes.some(({ projected }) =>
    projected?.sources.some((source) => 'serviceAccountToken' in source),
  );
}
