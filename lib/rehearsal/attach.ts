import type { StandInProvider } from './provider';

/** Providers in this process that Terraform can be attached to. */
export interface Attachment {
  /** To be added to the environment of every `terraform` that shall talk to them. */
  readonly environment: { readonly TF_REATTACH_PROVIDERS: string };
  close(): Promise<void>;
}

/** Serves providers on loopback, each in the place of the one from the registry that has its name. */
export async function attachProviders(providers: readonly StandInProvider[]): Promise<Attachment> {
  const { serveProvider } = await import('./plugin/server.js');
  const served = await Promise.all(
    providers.map(async (provider) => ({
      name: provider.name,
      ...(await serveProvider(provider)),
    })),
  );
  const reattach = Object.fromEntries(
    served.map(({ name, port }) => [addressOf(name), reattachTo(port)]),
  );
  return {
    environment: { TF_REATTACH_PROVIDERS: JSON.stringify(reattach) },
    close: async () => served.forEach(({ close }) => close()),
  };
}

/** The address that `source = "kubernetes"` is short for. */
function addressOf(name: string): string {
  return `registry.terraform.io/hashicorp/${name}`;
}

/** Test mode: Terraform leaves the process alone when it is done. */
function reattachTo(port: number): object {
  return {
    Protocol: 'grpc',
    ProtocolVersion: 5,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'tcp', String: `127.0.0.1:${port}` },
  };
}
