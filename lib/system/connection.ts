import type { Problem } from '../errors';
import { shown } from '../model/shape';
import type { Edge } from '../model/system';
import { readPlace } from '../source-location';

interface Around {
  /** Whether the callee is a service of another app. */
  readonly isElsewhere: boolean;
  /** Calls that were declared before. */
  readonly known: readonly Edge[];
}

/** What is wrong with a call between these two, whatever its settings. */
export function* checkConnection(edge: Edge, { isElsewhere, known }: Around): Iterable<Problem> {
  const { caller, callee, call } = edge;
  if (isElsewhere) {
    const message = 'must be a service of the same app, got one of another app';
    yield { code: 'call/other-app', path: 'callee', message };
  }
  if (caller === callee) {
    const message = 'must be another service, got the caller itself';
    yield { code: 'call/self', path: 'callee', message };
  } else if (callee.port === undefined) {
    const message = 'must listen on a port, got a service without one';
    yield { code: 'call/no-port', path: 'callee', message, hint: 'Give the callee a port.' };
  }
  const before = findSameCall(known, edge);
  if (before !== undefined && JSON.stringify(before.call) !== JSON.stringify(call)) {
    const message = `must be declared once, got other settings at ${readPlace(before.place)}`;
    yield { code: 'call/declared-twice', path: 'settings', message };
  }
}

/** The call between the same two, if there is one among `known`. */
export function findSameCall(
  known: readonly Edge[],
  { caller, callee }: Pick<Edge, 'caller' | 'callee'>,
): Edge | undefined {
  return known.find((other) => other.caller === caller && other.callee === callee);
}

/** As much of a stack as its place in the order needs. */
interface Ordered {
  readonly node: { readonly id: string };
  dependsOn(stack: Ordered): boolean;
}

/** Stacks are deployed one after the other, which a circle makes impossible. */
export function* checkDependency(stack: Ordered, on: Ordered): Iterable<Problem> {
  if (typeof on?.dependsOn !== 'function') {
    yield {
      code: 'props/wrong-type',
      path: 'dependencies',
      message: `must be a stack, got ${shown(on)}`,
    };
    return;
  }
  if (stack !== on && !on.dependsOn(stack)) return;
  const message = `must not lead back to "${stack.node.id}", got "${on.node.id}", which depends on it`;
  yield { code: 'stack/circular', path: 'dependencies', message };
}
