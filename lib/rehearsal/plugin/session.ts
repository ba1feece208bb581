import type { ObjectValue } from '../cty/value';
import type { PlatformContext } from '../platform/platform';

/** One connection of Terraform: it configures the provider for itself and stops only its own work. */
export interface Session extends PlatformContext {
  configure(providerConfig: ObjectValue): void;
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
  let abort = new AbortController();
  let config: ObjectValue = {};
  return {
    get providerConfig() {
      return config;
    },
    get signal() {
      return abort.signal;
    },
    configure(providerConfig) {
      config = providerConfig;
      // Addresses are used again: this may be another Terraform than the one that was stopped.
      abort = new AbortController();
    },
    stop: () => abort.abort(),
  };
}
