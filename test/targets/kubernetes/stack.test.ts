import { describe, expect, it } from 'vitest';

import { kubernetes, lambda, resolveTarget, type Target } from '../../../lib/model/target';
import { addressOf } from '../../../lib/targets/draft';
import { lowerKubernetesService } from '../../../lib/targets/kubernetes/service';
import { lowerKubernetesStack } from '../../../lib/targets/kubernetes/stack';
import { aService } from '../../support/service';
import { ALONE } from './lowered';

const shop = kubernetes({ namespace: 'shop' });
const money = kubernetes({ namespace: 'money' });
const theirs = kubernetes({ namespace: 'theirs', namespaceExists: true });
const aws = lambda({ region: 'eu-west-1' });

/** What a stack with this target writes beside its services, which run on the others. */
function lowered(target: Target, others: readonly Target[] = []) {
  const services = others.map((other, at) => aService({ name: `s${at}`, target: other }));
  const model = {
    name: 'shop',
    target: resolveTarget(target),
    acceptances: [],
    place: new Error('place'),
    stagedServices: [],
  };
  return lowerKubernetesStack(model, services);
}

describe('lowerKubernetesStack', () => {
  it.each([
    { what: 'its own namespace', target: shop, others: [], namespaces: ['shop'] },
    {
      what: 'one namespace for many services',
      target: shop,
      others: [shop, shop],
      namespaces: ['shop'],
    },
    {
      what: 'the namespaces of single services, too',
      target: shop,
      others: [money],
      namespaces: ['shop', 'money'],
    },
    { what: 'no namespace that exists', target: theirs, others: [], namespaces: [] },
    { what: 'no namespace on Lambda', target: aws, others: [], namespaces: [] },
    {
      what: 'the namespace of a service beside Lambda',
      target: aws,
      others: [shop],
      namespaces: ['shop'],
    },
  ])('writes $what', ({ target, others, namespaces }) => {
    const addresses = lowered(target, others).map((draft) => addressOf(draft.type, draft));

    expect(addresses).toEqual(
      namespaces.flatMap((name) => [
        `kubernetes_namespace_v1.${name}_namespace`,
        `kubernetes_network_policy_v1.${name}_default_deny`,
        `kubernetes_network_policy_v1.${name}_allow_dns`,
      ]),
    );
  });

  it('enforces the restricted pod security standard, and closes the namespace', () => {
    const [namespace, deny] = lowered(shop);

    expect(namespace?.config).toMatchObject({
      metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    expect(deny?.config).toMatchObject({
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    expect(deny?.config).not.toHaveProperty('spec.ingress');
    expect(deny?.config).not.toHaveProperty('spec.egress');
  });
});

describe('a service in a namespace that exists', () => {
  it('waits for no namespace, and brings the way to the DNS itself', () => {
    const drafts = lowerKubernetesService(aService({ target: theirs }), ALONE);

    const policy = drafts.find(({ part }) => part === 'network_policy');
    expect(drafts.flatMap(({ dependsOn }) => dependsOn)).not.toContain(
      'kubernetes_namespace_v1.theirs_namespace',
    );
    expect(policy?.config).toMatchObject({ spec: { egress: [{ ports: [{ port: '53' }, {}] }] } });
  });
});
