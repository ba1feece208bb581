import type { Problem } from '../errors';
import type { CallProps } from '../model/call';
import type { Edge, PlacedService, SystemModel, SystemProblem } from '../model/system';
import { CALL_SUPPORT } from './call-support';
import { groupBy } from '../model/group-by';
import { ofCall, ofService } from './problem-of';
import { supportOf, type Support } from './support';
import { SERVICE_SUPPORT, type ServicePath } from './target-support';

/** Every setting that somebody wrote is one that its target has, and what it loses there is said. */
export function* checkSupported(system: SystemModel): Iterable<SystemProblem> {
  for (const placed of system.services) yield* checkProps(placed);
  for (const edge of system.edges) yield* checkAddressFormat(edge);
  yield* checkHandedOver(system);
}

function* checkProps(placed: PlacedService): Iterable<SystemProblem> {
  const { given, target } = placed.model;
  for (const path of given) {
    const row = SERVICE_SUPPORT[path as ServicePath];
    const problem = problemOf(supportOf(row[target.kind], placed.model), path, target.kind);
    if (problem !== undefined) yield ofService(placed, problem);
  }
}

function* checkAddressFormat(edge: Edge): Iterable<SystemProblem> {
  const { kind } = edge.caller.target;
  const support = supportOf(CALL_SUPPORT.addressFormat[kind], edge);
  const problem = problemOf(support, 'addressFormat', kind);
  if (problem !== undefined) yield ofCall(edge, problem);
}

/** Settings of calls that are only handed over: one note for each service and setting. */
function* checkHandedOver({ services, edges }: SystemModel): Iterable<SystemProblem> {
  const calls = groupBy(edges, ({ caller }) => caller);
  for (const placed of services) {
    const own = calls.get(placed.model) ?? [];
    for (const [prop, isSet] of HANDED_OVER) {
      const callees = own.filter(isSet).map(({ callee }) => callee.name);
      const { kind } = placed.model.target;
      const [edge] = own;
      if (callees.length === 0 || edge === undefined) continue;
      const { text } = supportOf(CALL_SUPPORT[prop][kind], edge);
      const message = `is degraded for calls to ${callees.sort().join(', ')}: ${text}`;
      const note = { code: 'target/degraded', path: `calls.${prop}`, message };
      yield ofService(placed, { ...note, severity: 'note' });
    }
  }
}

const HANDED_OVER: readonly (readonly [keyof CallProps, (edge: Edge) => boolean])[] = [
  ['timeout', ({ call }) => call.timeoutSeconds !== undefined],
  ['retries', ({ call }) => call.retries > 0],
  ['breaker', ({ call }) => call.breaker !== undefined],
];

function problemOf(
  { level, text, must = '' }: Support,
  path: string,
  target: string,
): Problem | undefined {
  const reason = text.replaceAll('`', '');
  switch (level) {
    case 'refused':
      return {
        code: 'target/unsupported',
        path,
        message: `must ${must} on ${target}, since ${reason}`,
      };
    case 'degraded':
      return {
        code: 'target/degraded',
        severity: 'note',
        path,
        message: `is degraded on ${target}: ${reason}`,
      };
    case 'exact':
    case 'own':
      return undefined;
    default:
      return level satisfies never;
  }
}
