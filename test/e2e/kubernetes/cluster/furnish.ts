import type { Kubectl } from './kubectl';
import { nodeList } from './nodes';

const METRICS = 'apiservice/v1beta1.metrics.k8s.io';

/** Puts nodes and definitions into a new cluster, and comes back when all of it works. */
export async function furnish(kubectl: Kubectl, definitions: readonly string[]): Promise<void> {
  const files = definitions.flatMap((path) => ['-f', path]);
  await kubectl(['create', '-f', '-'], JSON.stringify(nodeList()));
  // A definition of Istio is too long for the annotation that an apply by the client writes.
  await kubectl(['apply', '--server-side', ...files]);
  await kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=60s']);
  await kubectl(['wait', '--for=condition=Ready', 'node', '--all', '--timeout=60s']);
  await kubectl(['wait', '--for=condition=Available', METRICS, '--timeout=90s']);
}
