import type { Problem } from '../errors';
import { shown } from '../model/shape';

/** As much of a construct as a new child of it needs. */
interface Scope {
  readonly node: { tryFindChild(id: string): unknown; tryGetContext(key: string): unknown };
}

/** Whether a value can be the scope of a construct. Programs in JavaScript may pass anything. */
function isScope(value: unknown): value is Scope {
  const { node } = (value ?? {}) as { readonly node?: { readonly tryFindChild?: unknown } };
  return typeof node?.tryFindChild === 'function';
}

/** What is wrong with a new construct of this name in this scope. */
export function* checkScope(scope: unknown, id: unknown): Iterable<Problem> {
  if (!isScope(scope)) {
    const message = `must be an App or a construct inside one, got ${shown(scope)}`;
    yield { code: 'stack/none', path: 'scope', message };
  } else if (typeof id === 'string' && scope.node.tryFindChild(id) !== undefined) {
    yield {
      code: 'system/duplicate-address',
      path: 'id',
      message: `must be the only one in its scope, got ${shown(id)} twice`,
      hint: 'Give one of the two another name.',
    };
  }
}
