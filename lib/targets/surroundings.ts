import { groupBy } from '../model/group-by';
import { idOf, isService, type Edge } from '../model/system';

/** A service's place in the graph: what lowering one service needs of all the others. */
export interface Surroundings {
  /** Calls that this service makes, in the order of what they go to. */
  readonly outgoing: readonly Edge[];
  /** Calls that other services make to it, in the order of where they come from. */
  readonly incoming: readonly Edge[];
}

const ALONE: Surroundings = { outgoing: [], incoming: [] };

/** The surroundings of every service, by `<stack>/<service>`. The order of `edges` does not matter. */
export function findSurroundings(edges: readonly Edge[]): (id: string) => Surroundings {
  const outgoing = groupBy(
    sortBy(edges, ({ callee }) => idOf(callee)),
    ({ caller }) => idOf(caller),
  );
  const incoming = groupBy(
    sortBy(edges, ({ caller }) => idOf(caller)).filter(({ callee }) => isService(callee)),
    ({ callee }) => idOf(callee),
  );
  return (id) => {
    const [from, to] = [outgoing.get(id), incoming.get(id)];
    if (from === undefined && to === undefined) return ALONE;
    return { outgoing: from ?? [], incoming: to ?? [] };
  };
}

function sortBy(edges: readonly Edge[], keyOf: (edge: Edge) => string): Edge[] {
  const keyed = edges.map((edge) => ({ edge, key: keyOf(edge) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ edge }) => edge);
}
