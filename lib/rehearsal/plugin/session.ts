import type { ObjectValue } from '../cty/value';
import type { PlatformContext } from '../platform/platform';

/** One connection of Terraform: it configures the provider for itself and stops only its own work. */
export interface Session extends PlatformContext {
  providerConfig: ObjectValue;
  stop(): void;
}

/** The sessions by the address that Terraform calls from. */
export function sessions(): (peer: string) => Session {
  const known = new Map<string, Session>();
  return (peer) => {
    const found = known.get(peer) ?? newSession();
    known.set(peer, found);
    return found;
  };
}

function newSession(): Session {
  const abort = new AbortController();
  return { providerConfig: {}, signal: abort.signal, stop: () => abort.abort() };
}
