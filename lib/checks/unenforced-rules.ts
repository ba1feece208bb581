import type { SystemModel, SystemProblem } from '../model/system';
import { CALL_SUPPORT } from './call-support';
import { ofCall } from './problem-of';
import { supportOf } from './support';

/** Allowed methods and paths are promised by nobody but the callee's own code. */
export function* checkUnenforcedRules({ edges }: SystemModel): Iterable<SystemProblem> {
  for (const edge of edges) {
    if (edge.call.allow.length === 0) continue;
    const { kind } = edge.caller.target;
    const { text } = supportOf(CALL_SUPPORT.allow[kind], edge);
    yield ofCall(edge, {
      code: 'call/allow-not-enforced',
      severity: 'warning',
      path: 'allow',
      message: `must be enforced by the callee itself on ${kind}, since ${text}`,
      hint: 'Let the callee check who asks for what, then accept this warning with that reason.',
    });
  }
}
