import { variableName } from './call';
import type { Edge } from './system';

/** A variable that a call adds to the caller's environment. */
export interface EdgeVariable {
  readonly name: string;
  readonly text: string;
}

/**
 * What a call's settings tell the caller's own code, since no platform enforces them without a mesh:
 * `<CALLEE>_TIMEOUT_MS`, `<CALLEE>_RETRIES`, `<CALLEE>_BREAKER_FAILURES` and
 * `<CALLEE>_BREAKER_OPEN_MS`, each only where it is set. The address is the target's own.
 */
export function edgeVariables({ callee, call }: Edge): readonly EdgeVariable[] {
  const prefix = variableName(callee.name);
  const { timeoutSeconds, retries, breaker } = call;
  const numbers: Readonly<Record<string, number | undefined>> = {
    TIMEOUT_MS: timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000,
    RETRIES: retries === 0 ? undefined : retries,
    BREAKER_FAILURES: breaker?.consecutiveFailures,
    BREAKER_OPEN_MS: breaker === undefined ? undefined : breaker.openForSeconds * 1000,
  };
  return Object.entries(numbers).flatMap(([suffix, value]) =>
    value === undefined ? [] : [{ name: `${prefix}_${suffix}`, text: String(Math.round(value)) }],
  );
}

/** Names of all variables that a call adds, the address's first. */
export function edgeVariableNames(edge: Edge): readonly string[] {
  return [edge.call.addressVariable, ...edgeVariables(edge).map(({ name }) => name)];
}
