import { Refused } from './exit';
import type { RehearsedStack } from './rehearsal-override';

/** Providers that Terraform has built in; there is nothing to replace. */
const BUILT_IN = 'terraform.io/builtin/';
const REGISTRIES = ['registry.terraform.io', 'registry.opentofu.org'] as const;

/**
 * What Terraform is told about the stand-ins: OpenTofu looks for the same providers under its own
 * registry's name.
 */
export function reattachForAll(reattach: string): string {
  const providers = Object.entries(JSON.parse(reattach) as Record<string, unknown>);
  const everywhere = providers.flatMap(([address, how]) => {
    const path = address.split('/').slice(-2).join('/');
    return REGISTRIES.map((registry) => [`${registry}/${path}`, how] as const);
  });
  return JSON.stringify(Object.fromEntries([...providers, ...everywhere]));
}

/**
 * Nothing real may be touched, so every provider needs a stand-in.
 *
 * @throws {Refused} naming the providers that have none.
 */
export function refuseRealProviders(stacks: readonly RehearsedStack[], reattach: string): void {
  const known = new Set(Object.keys(JSON.parse(reattach) as object));
  const lines = stacks.flatMap(({ name, json }) =>
    Object.entries(json.terraform?.required_providers ?? {})
      .map(([local, { source = local }]) => ({ source, address: fullAddress(source) }))
      .filter(({ address }) => !known.has(address) && !address.startsWith(BUILT_IN))
      .map(({ source }) => `  stack "${name}" uses provider ${source}`),
  );
  if (lines.length === 0) return;
  const title = 'these providers have no stand-in, and a rehearsal must not reach the real ones:';
  throw new Refused([title, ...lines].join('\n'));
}

function fullAddress(source: string): string {
  const parts = source.split('/');
  const [registry] = REGISTRIES;
  if (parts.length === 1) return `${registry}/hashicorp/${source}`;
  return parts.length === 2 ? `${registry}/${source}` : source;
}
