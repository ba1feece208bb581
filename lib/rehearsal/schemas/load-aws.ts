import packed from './aws.json';
import { unpackSchema, type PackedSchema } from './packed';
import type { ProviderSchema } from './schema';

export function awsSchema(): ProviderSchema {
  return unpackSchema(packed as unknown as PackedSchema);
}
