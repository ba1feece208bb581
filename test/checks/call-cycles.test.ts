import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { groupByCycle } from '../../lib/checks/call-cycles';
import { callGraphOf } from '../../lib/checks/call-graph';
import type { ServiceModel } from '../../lib/model/service';
import { aShop, systemOf } from './design';

const SIZE = 8;
const numbers = Array.from({ length: SIZE }, (_, index) => index);
const graphs = fc.uniqueArray(
  fc
    .tuple(fc.constantFrom(...numbers), fc.constantFrom(...numbers))
    .filter(([from, to]) => from !== to),
  { selector: ([from, to]) => `${from} ${to}`, maxLength: 20 },
);

describe('groupByCycle', () => {
  it('puts two services together exactly if each can reach the other, and numbers upwards', () => {
    fc.assert(
      fc.property(graphs, (pairs) => {
        const services = Object.fromEntries(numbers.map((index) => [`s${index}`, {}]));
        const calls = pairs.map(([from, to]) => [`s${from}`, `s${to}`] as const);
        const graph = callGraphOf(systemOf(aShop(services, calls)).edges);
        const groups = groupByCycle(graph);
        const reaches = (from: ServiceModel, to: ServiceModel) => reachable(from, graph).has(to);

        for (const one of graph.services) {
          for (const other of graph.services) {
            const isTogether = one === other || (reaches(one, other) && reaches(other, one));
            expect(groups.get(one) === groups.get(other)).toBe(isTogether);
          }
        }
        for (const { caller, callee } of graph.edges) {
          expect(groups.get(callee)).toBeLessThanOrEqual(groups.get(caller) ?? -1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

function reachable(from: ServiceModel, { callsOf }: ReturnType<typeof callGraphOf>) {
  const found = new Set<ServiceModel>();
  const open = [from];
  for (const service of open) {
    for (const { callee } of callsOf(service)) {
      if (found.has(callee)) continue;
      found.add(callee);
      open.push(callee);
    }
  }
  return found;
}
