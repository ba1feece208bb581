import type { ServiceModel } from '../model/service';
import type { SystemModel, SystemProblem } from '../model/system';
import { groupByCycle } from './call-cycles';
import { callGraphOf, type CallGraph, type InnerEdge } from './call-graph';
import { groupBy } from '../model/group-by';
import { ofCall } from './problem-of';

const MOST_NAMED = 5;

/** Every call on a cycle has a timeout: without one, services can wait for each other for ever. */
export function* checkCycleTimeouts({ edges }: SystemModel): Iterable<SystemProblem> {
  const graph = callGraphOf(edges);
  const groups = groupByCycle(graph);
  const endless = graph.edges.filter(
    ({ caller, callee, call }) =>
      call.timeoutSeconds === undefined && groups.get(caller) === groups.get(callee),
  );
  const byCycle = groupBy(endless, ({ caller }) => groups.get(caller));
  for (const [first, ...others] of byCycle.values()) {
    if (first !== undefined) yield problemOf(first, others, graph);
  }
}

function problemOf(first: InnerEdge, others: readonly InnerEdge[], graph: CallGraph) {
  const cycle = [first.caller, ...shortestPath(first.callee, first.caller, graph)];
  const named = others.slice(0, MOST_NAMED).map(render);
  const left = others.length - named.length;
  const also = [...named, ...(left > 0 ? [`${left} more`] : [])].join(', ');
  return ofCall(first, {
    code: 'call/cycle-without-timeout',
    path: 'timeout',
    message:
      `must be given for every call of the cycle ${cycle.map(({ name }) => name).join(' → ')}, got none` +
      (also === '' ? '' : `; nor has ${also}`),
    hint: 'Give each call of the cycle a timeout, or let one service answer without asking back.',
  });
}

function render({ caller, callee }: InnerEdge): string {
  return `${caller.name} → ${callee.name}`;
}

/** A shortest path of calls, with both of its ends. There is one, since both are on one cycle. */
function shortestPath(from: ServiceModel, to: ServiceModel, { callsOf }: CallGraph) {
  const before = new Map<ServiceModel, ServiceModel | undefined>([[from, undefined]]);
  for (const service of before.keys()) {
    if (service === to) break;
    for (const { callee } of callsOf(service)) {
      if (!before.has(callee)) before.set(callee, service);
    }
  }
  const path: ServiceModel[] = [];
  for (let at: ServiceModel | undefined = to; at !== undefined; at = before.get(at)) {
    path.unshift(at);
  }
  return path;
}
