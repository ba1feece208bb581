import type { ServiceModel } from '../model/service';
import { idOf, isService, type Edge } from '../model/system';
import { groupBy } from '../model/group-by';

/** A call between two services of the system. */
export interface InnerEdge extends Edge {
  readonly callee: ServiceModel;
}

/** Who calls whom inside the system, each list in an order that no declaration changes. */
export interface CallGraph {
  /** Services that call or are called. */
  readonly services: readonly ServiceModel[];
  readonly edges: readonly InnerEdge[];
  readonly callsOf: (caller: ServiceModel) => readonly InnerEdge[];
}

export function callGraphOf(edges: readonly Edge[]): CallGraph {
  const inner = sortBy(edges.filter(isInner), ({ caller, callee }) =>
    [idOf(caller), idOf(callee)].join('\0'),
  );
  const calls = groupBy(inner, ({ caller }) => caller);
  const services = sortBy(
    [...new Set(inner.flatMap(({ caller, callee }) => [caller, callee]))],
    idOf,
  );
  return { services, edges: inner, callsOf: (caller) => calls.get(caller) ?? [] };
}

function isInner(edge: Edge): edge is InnerEdge {
  return isService(edge.callee);
}

function sortBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ item }) => item);
}
