import packed from './kubernetes.json';
import { unpackSchema, type PackedSchema } from './packed';
import type { ProviderSchema } from './schema';

export function kubernetesSchema(): ProviderSchema {
  return unpackSchema(packed as unknown as PackedSchema);
}
