import type { Problem } from '../errors';
import { isService, type SystemModel, type SystemProblem } from '../model/system';
import type { TargetModel } from '../model/target';
import { clusterOf } from './cluster';
import { ofCall } from './problem-of';

/** The callee is where the caller can reach it. */
export function* checkCallReach({ edges }: SystemModel): Iterable<SystemProblem> {
  for (const edge of edges) {
    if (!isService(edge.callee)) continue;
    const problem = barrier(edge.caller.target, edge.callee.target);
    if (problem !== undefined) yield ofCall(edge, problem);
  }
}

function barrier(from: TargetModel, to: TargetModel): Problem | undefined {
  if (from.kind !== to.kind) {
    return {
      code: 'call/across-targets',
      path: 'callee',
      message: `must be on ${from.kind} as its caller is, got one on ${to.kind}: the two have no network and no identities in common`,
      hint: 'Make the callee public and call it as externalService(…), or move one of the two.',
    };
  }
  if (to.kind === 'lambda' || clusterOf(from) === clusterOf(to)) return undefined;
  return {
    code: 'call/across-clusters',
    path: 'callee',
    message: `must be in the caller's cluster (${clusterOf(from)}), got one in ${clusterOf(to)}`,
    hint: 'Make the callee public and call it as externalService(…), or move one of the two.',
  };
}
