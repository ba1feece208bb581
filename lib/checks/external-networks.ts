import { isService, type SystemModel, type SystemProblem } from '../model/system';
import { ofCall } from './problem-of';

/** A network policy knows networks, not host names: without any, every public address is let through. */
export function* checkExternalNetworks({ edges }: SystemModel): Iterable<SystemProblem> {
  for (const edge of edges) {
    const { caller, callee } = edge;
    if (caller.target.kind !== 'kubernetes' || isService(callee) || callee.cidrs.length > 0)
      continue;
    yield ofCall(edge, {
      code: 'external/any-address',
      severity: 'note',
      path: 'externalService.cidrs',
      message: `is not given, so the caller may reach port ${callee.port} of every public address`,
      hint: "Name the host's networks, if they are known and stay.",
    });
  }
}
