import { once } from 'node:events';

import { startStandIns, type StandInOptions } from './stand-ins';

export interface Serving extends StandInOptions {
  /** Receives what to tell the shell in which Terraform will run. */
  readonly say: (line: string) => void;
  /** Ends the serving when it is aborted. */
  readonly signal: AbortSignal;
}

/**
 * Serves the stand-ins until `signal` is aborted, for whatever is run meanwhile in another shell, such
 * as `npx cdktf deploy --skip-provider-lock`. Resolves when the ports are closed.
 */
export async function serveStandIns({ say, signal, ...options }: Serving): Promise<void> {
  const { environment, close } = await startStandIns(options);
  try {
    say(exportLine(environment.TF_REATTACH_PROVIDERS));
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    await close();
  }
}

/** The line by which a POSIX shell attaches its Terraform to the stand-ins. */
export function exportLine(reattach: string): string {
  return `export TF_REATTACH_PROVIDERS='${reattach.replaceAll("'", `'\\''`)}'`;
}
