import type { ServiceModel } from '../model/service';
import type { CallGraph, InnerEdge } from './call-graph';

/**
 * For each service that can reach itself, the number of its group: two services of one group reach
 * each other. Groups are numbered so that a call never leads to a higher number. Other services are
 * groups of their own.
 *
 * Tarjan's algorithm, with a stack of its own: a chain of calls can be longer than the language's.
 *
 * @see https://en.wikipedia.org/wiki/Tarjan%27s_strongly_connected_components_algorithm
 */
export function groupByCycle({ services, callsOf }: CallGraph): Map<ServiceModel, number> {
  const found = new Map<ServiceModel, Visit>();
  const groups = new Map<ServiceModel, number>();
  const open: Visit[] = [];
  let count = 0;

  const enter = (service: ServiceModel): Visit => {
    const order = found.size;
    const visit = { service, calls: callsOf(service).values(), order, lowest: order };
    found.set(service, visit);
    open.push(visit);
    return visit;
  };
  const close = (visit: Visit) => {
    for (const { service } of open.splice(open.lastIndexOf(visit))) groups.set(service, count);
    count += 1;
  };

  const explore = (path: Visit[], visit: Visit) => {
    const { value: call, done } = visit.calls.next();
    if (done === true) {
      path.pop();
      if (visit.lowest === visit.order) close(visit);
      lower(path.at(-1), visit.lowest);
      return;
    }
    const seen = found.get(call.callee);
    if (seen === undefined) path.push(enter(call.callee));
    else if (!groups.has(call.callee)) lower(visit, seen.order);
  };

  for (const service of services) {
    if (found.has(service)) continue;
    const path = [enter(service)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) explore(path, visit);
  }
  return groups;
}

interface Visit {
  readonly service: ServiceModel;
  readonly calls: Iterator<InnerEdge, undefined>;
  readonly order: number;
  /** The first service that is known to be reachable from here and open. */
  lowest: number;
}

function lower(visit: Visit | undefined, order: number): void {
  if (visit !== undefined) visit.lowest = Math.min(visit.lowest, order);
}
