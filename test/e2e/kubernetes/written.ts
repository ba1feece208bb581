import { isPlainObject } from '../../../lib/model/shape';
import type { Configuration } from '../write-program';

/** A Secret that a stack reads and does not make. */
export interface WantedSecret {
  readonly namespace: string;
  readonly name: string;
  readonly keys: readonly string[];
}

/** The addresses of the namespaces that the stack makes. */
export function namespacesIn({ resource }: Configuration): string[] {
  const type = 'kubernetes_namespace_v1';
  return Object.keys(resource[type] ?? {}).map((id) => `${type}.${id}`);
}

/** The Secrets that pods of the stack take variables from. */
export function secretsIn({ resource }: Configuration): WantedSecret[] {
  const found = new Map<string, WantedSecret>();
  for (const object of Object.values(resource).flatMap((blocks) => Object.values(blocks))) {
    const namespace = namespaceOf(object);
    for (const { name, key } of referencesIn(object)) {
      const place = `${namespace}/${name}`;
      const keys = new Set([...(found.get(place)?.keys ?? []), key]);
      found.set(place, { namespace, name, keys: [...keys] });
    }
  }
  return [...found.values()];
}

interface SecretKey {
  readonly name: string;
  readonly key: string;
}

function* referencesIn(value: unknown): Iterable<SecretKey> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === 'secret_key_ref') yield* [member].flat() as SecretKey[];
    else yield* referencesIn(member);
  }
}

function namespaceOf(object: unknown): string {
  const [metadata] = isPlainObject(object) ? [object['metadata']].flat() : [];
  return isPlainObject(metadata) ? String(metadata['namespace']) : 'default';
}
