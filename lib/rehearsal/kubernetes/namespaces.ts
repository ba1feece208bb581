import type { World } from '../platform/world';

/** An API server takes nothing into a namespace that does not exist. */
export function* missingNamespace(
  namespace: string,
  known: ReadonlySet<string>,
  world: World,
): Iterable<string> {
  if (known.has(namespace)) return;
  if (world.get('kubernetes_namespace_v1', namespace) !== undefined) return;
  yield `namespaces "${namespace}" not found`;
}
