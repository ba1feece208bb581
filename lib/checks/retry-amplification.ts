import type { ServiceModel } from '../model/service';
import type { SystemModel, SystemProblem } from '../model/system';
import { groupByCycle } from './call-cycles';
import { callGraphOf, type CallGraph, type InnerEdge } from './call-graph';
import { groupBy } from '../model/group-by';
import { ofCall } from './problem-of';

/** Calls that may arrive at the end of a path, while everything there fails, for one at its start. */
const MOST_CALLS_FOR_ONE = 10;

/**
 * Retries along a path multiply: three services that each try three times send 27 requests to the
 * one that fails. Where they multiply on a cycle, there is no end to it.
 */
export function* checkRetryAmplification({ edges }: SystemModel): Iterable<SystemProblem> {
  const graph = callGraphOf(edges);
  const groups = groupByCycle(graph);
  yield* checkCycles(graph, groups);

  const said = new Set<InnerEdge>();
  for (const { path, calls } of worstPaths(graph, groups)) {
    const [first] = path;
    if (first === undefined || calls <= MOST_CALLS_FOR_ONE || said.has(first)) continue;
    said.add(first);
    yield ofCall(first, {
      code: 'retries/amplification',
      severity: 'warning',
      path: 'retries',
      message: `must not multiply to more than ${MOST_CALLS_FOR_ONE} calls for one, got ${calls} along ${render(path)}`,
      hint: 'Retry at one place of the path: nearest to what fails, or where the request comes in.',
    });
  }
}

/** Calls that stay on a cycle and are retried: one for each cycle. */
function* checkCycles({ edges }: CallGraph, groups: ReadonlyMap<ServiceModel, number>) {
  const retried = edges.filter(
    ({ caller, callee, call }) => call.retries > 0 && groups.get(caller) === groups.get(callee),
  );
  for (const [edge] of groupBy(retried, ({ caller }) => groups.get(caller)).values()) {
    if (edge === undefined) continue;
    yield ofCall(edge, {
      code: 'retries/amplification',
      severity: 'warning',
      path: 'retries',
      message: `must be 0 on a cycle of calls, where retries multiply at each turn, got ${edge.call.retries}`,
      hint: 'Retry where the request comes in, outside the cycle.',
    });
  }
}

interface Worst {
  /** Calls between groups, from the first that is retried to the last. */
  readonly path: readonly InnerEdge[];
  readonly calls: number;
}

/** For each group that no other calls, the path from there along which retries multiply most. */
function worstPaths(graph: CallGraph, groups: ReadonlyMap<ServiceModel, number>): Worst[] {
  const between = graph.edges.filter(
    ({ caller, callee }) => groups.get(caller) !== groups.get(callee),
  );
  // A group calls groups of lower numbers only, so those are known before it is looked at.
  const numberOf = (service: ServiceModel) => groups.get(service) ?? -1;
  const upwards = [...between].sort((a, b) => numberOf(a.caller) - numberOf(b.caller));
  const next = new Map<number, { readonly edge: InnerEdge; readonly calls: number }>();
  for (const edge of upwards) {
    const beyond = next.get(numberOf(edge.callee))?.calls ?? 1;
    const calls = (1 + edge.call.retries) * beyond;
    const known = next.get(numberOf(edge.caller))?.calls ?? 0;
    if (calls > known) next.set(numberOf(edge.caller), { edge, calls });
  }

  const called = new Set(between.map(({ callee }) => numberOf(callee)));
  const starts = [...next.keys()].filter((group) => !called.has(group));
  return starts.map((start) => {
    const path: InnerEdge[] = [];
    for (let step = next.get(start); step !== undefined;) {
      path.push(step.edge);
      step = next.get(numberOf(step.edge.callee));
    }
    return { path: withoutSingleTries(path), calls: next.get(start)?.calls ?? 1 };
  });
}

/** The path from its first call that is retried to its last. */
function withoutSingleTries(path: readonly InnerEdge[]): readonly InnerEdge[] {
  const retried = path.flatMap(({ call }, index) => (call.retries > 0 ? [index] : []));
  const [first = 0, last = first - 1] = [retried[0], retried.at(-1)];
  return path.slice(first, last + 1);
}

/** `a → b → c`; dots stand for a way through a cycle. */
function render(path: readonly InnerEdge[]): string {
  const names = path.flatMap(({ caller, callee }, index) => {
    const before = path[index - 1]?.callee;
    if (before === undefined) return [caller.name, callee.name];
    return before === caller ? [callee.name] : ['…', caller.name, callee.name];
  });
  return names.join(' → ');
}
