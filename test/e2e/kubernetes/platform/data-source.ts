import { textAt, type ObjectValue } from '../../../../lib/rehearsal/cty/value';
import { PlatformRefusal, type ReadRequest } from '../../../../lib/rehearsal/platform/platform';
import { kubernetesSchema } from '../../../../lib/rehearsal/schemas/load-kubernetes';
import type { ApiObjects } from './api-objects';
import { valuesOf } from './object-values';

/** What the data source `kubernetes_secret_v1` tells. */
export async function readSecret(
  objects: ApiObjects,
  { type, state }: ReadRequest,
): Promise<ObjectValue> {
  const block = kubernetesSchema().dataSources[type]?.block;
  if (type !== 'kubernetes_secret_v1' || block === undefined) {
    throw new PlatformRefusal(`no data source ${type} here`);
  }
  const live = await objects.read({
    apiVersion: 'v1',
    kind: 'Secret',
    name: textAt(state, ['metadata', 0, 'name']),
    namespace: textAt(state, ['metadata', 0, 'namespace']) || 'default',
  });
  return valuesOf(live, { type, block, known: state });
}
