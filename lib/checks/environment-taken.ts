import { edgeVariableNames } from '../model/edge-variables';
import type { ServiceModel } from '../model/service';
import { idOf, type Edge, type SystemModel, type SystemProblem } from '../model/system';
import { ofCall } from './problem-of';

/** No variable of a service's environment is set twice: by its own props and a call, or by two calls. */
export function* checkEnvironmentTaken({ edges }: SystemModel): Iterable<SystemProblem> {
  const taken = new Map<ServiceModel, Map<string, string>>();
  const sorted = [...edges].sort((a, b) => (idOf(a.callee) < idOf(b.callee) ? -1 : 1));
  for (const edge of sorted) {
    const known = taken.get(edge.caller) ?? ownVariables(edge.caller);
    taken.set(edge.caller, known);
    for (const name of edgeVariableNames(edge)) {
      const by = known.get(name);
      if (by !== undefined) yield collision(edge, name, by);
      else known.set(name, `the call to "${edge.callee.name}"`);
    }
  }
}

function ownVariables({ environment, port }: ServiceModel): Map<string, string> {
  const own = new Map(environment.map(({ name }) => [name, 'its own environment']));
  if (port !== undefined && !own.has('PORT')) own.set('PORT', 'its own port');
  return own;
}

function collision(edge: Edge, name: string, by: string): SystemProblem {
  const isAddress = name === edge.call.addressVariable;
  return ofCall(edge, {
    code: 'environment/taken-by-edge',
    path: isAddress ? 'addressVariable' : 'settings',
    message: `must set a variable that the caller does not have yet, got ${name}, which ${by} sets`,
    hint: isAddress
      ? 'Give the call another addressVariable.'
      : `Rename or remove the other ${name}: this one is named after the callee.`,
  });
}
