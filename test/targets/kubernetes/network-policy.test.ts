import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { externalService } from '../../../lib/model/external';
import { resolveCall } from '../../../lib/model/call';
import type { ServiceModel } from '../../../lib/model/service';
import { idOf, type Edge, type StackModel } from '../../../lib/model/system';
import { kubernetes } from '../../../lib/model/target';
import type { Draft } from '../../../lib/targets/draft';
import { labelsOf } from '../../../lib/targets/kubernetes/metadata';
import { lowerNetworkPolicy } from '../../../lib/targets/kubernetes/network-policy';
import { lowerKubernetesService } from '../../../lib/targets/kubernetes/service';
import { lowerKubernetesStack } from '../../../lib/targets/kubernetes/stack';
import { findSurroundings } from '../../../lib/targets/surroundings';
import { aService } from '../../support/service';
import { policiesOf, reaches, type Pod } from './reachability';

const place = new Error('place');

function edge(caller: ServiceModel, callee: Edge['callee']): Edge {
  return { caller, callee, call: resolveCall({}, callee), place };
}

/** Everything that a system of stacks, one for each namespace, is on Kubernetes. */
function lowerAll(services: readonly ServiceModel[], edges: readonly Edge[]): Draft[] {
  const around = findSurroundings(edges);
  const stacks = [...new Set(services.map(({ stack }) => stack))];
  return [
    ...stacks.flatMap((name) => {
      const inside = services.filter(({ stack }) => stack === name);
      const { target } = inside[0] ?? aService();
      const model: StackModel = { name, target, acceptances: [], place, stagedServices: [] };
      return lowerKubernetesStack(model, inside);
    }),
    ...services.flatMap((service) => lowerKubernetesService(service, around(idOf(service)))),
  ];
}

function podOf(service: ServiceModel): Pod {
  return { namespace: service.stack, labels: labelsOf(service) };
}

interface Plan {
  readonly namespaces: readonly number[];
  readonly ports: readonly number[];
  readonly isPublic: readonly boolean[];
  readonly calls: readonly (readonly [number, number])[];
  readonly namespaceExists: boolean;
}

const SIZE = 5;
const list = <T>(item: fc.Arbitrary<T>) => fc.array(item, { minLength: SIZE, maxLength: SIZE });
const index = fc.integer({ min: 0, max: SIZE - 1 });

const aSystem: fc.Arbitrary<Plan> = fc.record({
  namespaces: list(fc.integer({ min: 0, max: 1 })),
  ports: list(fc.constantFrom(80, 8080)),
  isPublic: list(fc.boolean()),
  calls: fc.uniqueArray(fc.tuple(index, index), { selector: String, maxLength: 8 }),
  namespaceExists: fc.boolean(),
});

describe('network policies', () => {
  it('let exactly the declared calls through, between all pairs of pods', () => {
    fc.assert(
      fc.property(aSystem, (plan) => {
        const services = plan.namespaces.map((namespace, at) =>
          aService({
            name: `s${at}`,
            stack: `n${namespace}`,
            port: plan.ports[at] ?? 80,
            isPublic: plan.isPublic[at] ?? false,
            target: kubernetes({
              namespace: `n${namespace}`,
              namespaceExists: plan.namespaceExists,
            }),
          }),
        );
        const edges = plan.calls.flatMap(([from, to]) => {
          const [caller, callee] = [services[from], services[to]];
          return from === to || !caller || !callee ? [] : [edge(caller, callee)];
        });
        const policies = policiesOf(lowerAll(services, edges));

        for (const caller of services) {
          for (const callee of services) {
            for (const port of [80, 8080]) {
              const isDeclared =
                port === callee.port &&
                edges.some((one) => one.caller === caller && one.callee === callee);
              expect(reaches(policies, [podOf(caller), podOf(callee)], port)).toBe(isDeclared);
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('admit strangers to a public service only', () => {
    const stranger: Pod = { namespace: 'elsewhere', labels: {} };
    const open = aService({ name: 'web', isPublic: true });
    const closed = aService({ name: 'orders' });
    const policies = policiesOf(lowerAll([open, closed], []));

    expect(reaches(policies, [stranger, podOf(open)], 8080)).toBe(true);
    expect(reaches(policies, [stranger, podOf(closed)], 8080)).toBe(false);
  });

  it('let every pod look names up', () => {
    const service = aService();
    const dns: Pod = { namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };
    const policies = policiesOf(lowerAll([service], []));

    expect(reaches(policies, [podOf(service), dns], 53)).toBe(true);
  });

  it.each([
    ['access', { access: [{ resources: ['pods'], verbs: ['list'] }] }, true],
    ['a token', { mountsToken: true }, true],
    ['neither', {}, false],
  ])('for a service with %s: %j leads to the API server: %j', (_, kubernetesProps, isOpen) => {
    const service = aService({ kubernetes: kubernetesProps });
    const other = aService({ name: 'vault', port: 443 });
    const apiServer: Pod = { namespace: 'kube-system', labels: { component: 'kube-apiserver' } };
    const policies = policiesOf(lowerAll([service, other], []));

    expect(reaches(policies, [podOf(service), apiServer], 443)).toBe(isOpen);
    expect(reaches(policies, [podOf(service), apiServer], 6443)).toBe(isOpen);
    expect(reaches(policies, [podOf(service), apiServer], 80)).toBe(false);
    expect(reaches(policies, [podOf(service), podOf(other)], 443)).toBe(false);
  });

  it.each([
    [[], [{ ipBlock: { cidr: '0.0.0.0/0', except: expect.arrayContaining(['10.0.0.0/8']) } }]],
    [['203.0.113.0/24'], [{ ipBlock: { cidr: '203.0.113.0/24' } }]],
  ])('lead to a host outside by its networks %j', (cidrs, to) => {
    const service = aService();
    const outside = externalService('api.stripe.com', 443, { cidrs });

    const policy = lowerNetworkPolicy(service, {
      outgoing: [edge(service, outside)],
      incoming: [],
    });

    expect(policy.config).toMatchObject({
      spec: { egress: [{ to, ports: [{ port: '443', protocol: 'TCP' }] }] },
    });
  });
});
