import type { ServiceStackProps } from '../../../lib/model/stack-check';
import { aShop, SOUND } from '../design';
import { onKubernetes, type SeededFault } from './seeded-fault';

const reason = 'the gateway before it asks who calls';
const code = 'public/no-authentication';
const isPublic = { isPublic: true };

export const STACK_FAULTS: readonly SeededFault[] = [
  {
    name: 'a public service that nobody answers for',
    code,
    faulty: aShop({ web: isPublic }),
    sound: aShop({ web: {} }),
  },
  inAcceptance('acceptance/code', { code: 'public', reason }, { code, reason }),
  inAcceptance('acceptance/no-reason', { code, reason: ' ' }, { code, reason }),
  {
    name: 'an acceptance for a service that is not there',
    code: 'acceptance/unknown-service',
    faulty: aShop({ web: {} }, [], { accept: [{ code, reason, service: 'wbe' }] }),
    sound: aShop({ web: isPublic }, [], { accept: [{ code, reason, service: 'web' }] }),
  },
  {
    name: 'an acceptance for a service that has no such warning',
    code: 'acceptance/unused',
    faulty: aShop({ web: {}, orders: {} }, [], { accept: [{ code, reason, service: 'orders' }] }),
    sound: aShop({ web: {}, orders: isPublic }, [], {
      accept: [{ code, reason, service: 'orders' }],
    }),
  },
  {
    name: 'a stage that changes a service that is not there',
    code: 'stage/unknown-service',
    faulty: aShop({ web: {} }, [], { stage: { name: 'test', services: { wbe: {} } } }),
    sound: aShop({ web: {} }, [], { stage: { name: 'test', services: { web: {} } } }),
  },
  {
    name: 'a stage with a name that no label takes',
    code: 'stage/name',
    faulty: aShop({ web: {} }, [], { stage: { name: 'Test' } }),
    sound: aShop({ web: {} }, [], { stage: { name: 'test' } }),
  },
  {
    name: 'a stage that makes a service public',
    code,
    faulty: aShop({ web: {} }, [], { stage: { name: 'test', everyService: isPublic } }),
    sound: aShop({ web: isPublic }, [], {
      stage: { name: 'test', everyService: { isPublic: false } },
    }),
  },
  {
    name: 'a stack with a name that no address takes',
    code: 'stack/name',
    faulty: { stacks: { Shop: { services: { web: SOUND }, target: onKubernetes } }, calls: [] },
    sound: { stacks: { shop: { services: { web: SOUND }, target: onKubernetes } }, calls: [] },
  },
  {
    name: 'a service with a name that no host has',
    code: 'service/name',
    faulty: aShop({ 'web-': {} }),
    sound: aShop({ web: {} }),
  },
];

function inAcceptance(
  found: string,
  faulty: NonNullable<ServiceStackProps['accept']>[number],
  sound: NonNullable<ServiceStackProps['accept']>[number],
): SeededFault {
  const design = (acceptance: typeof faulty) =>
    aShop({ web: isPublic }, [], { accept: [acceptance] });
  return {
    name: JSON.stringify(faulty),
    code: found,
    faulty: design(faulty),
    sound: design(sound),
  };
}
