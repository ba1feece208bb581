import type { Variable } from '../../model/environment';
import { edgeVariables } from '../../model/edge-variables';
import { externalAddress } from '../../model/external-address';
import type { ServiceModel } from '../../model/service';
import { isService, type Edge } from '../../model/system';
import { tokenText, type Expression } from '../expression';
import type { Surroundings } from '../surroundings';
import { liveAliasArn, secretArn } from './arn';

/** The function's environment: what the user wrote, then what its calls need. */
export function lowerEnvironment(
  service: ServiceModel,
  { outgoing }: Surroundings,
): Readonly<Record<string, string | Expression>> {
  const own = service.environment.map((variable) => [
    variable.name,
    lowerVariable(variable, service),
  ]);
  const calls = outgoing.flatMap((edge) => [
    [edge.call.addressVariable, addressOfCallee(edge)],
    ...edgeVariables(edge).map(({ name, text }) => [name, text]),
  ]);
  return Object.fromEntries([...own, ...calls]) as Record<string, string | Expression>;
}

/** A secret stays where it is: the variable holds its ARN, and the function may read it. */
function lowerVariable(variable: Variable, service: ServiceModel): string | Expression {
  switch (variable.kind) {
    case 'text':
      return variable.text;
    case 'secret':
      return secretArn(service, variable.secret);
    case 'applied':
      return tokenText(variable.token);
    default:
      return variable satisfies never;
  }
}

function addressOfCallee({ callee, call }: Edge): string | Expression {
  return isService(callee) ? liveAliasArn(callee) : externalAddress(callee, call);
}
