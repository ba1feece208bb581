import type { Io } from './io';
import { reattachForAll } from './stand-ins';

interface ServeOptions {
  readonly json: boolean;
  readonly namespace: readonly string[];
}

/** Serves the stand-ins until an interrupt, for `cdktf deploy` or bare Terraform in another terminal. */
export async function serveStandIns(io: Io, { json, namespace }: ServeOptions): Promise<void> {
  const { startStandIns } = await import('../rehearsal/stand-ins.js');
  const standIns = await startStandIns({ namespaces: namespace });
  const interrupted = new Promise<void>((resolve) => {
    const forget = io.onInterrupt(() => {
      forget();
      resolve();
    });
  });
  const reattach = reattachForAll(standIns.environment.TF_REATTACH_PROVIDERS);
  io.out(
    json
      ? JSON.stringify({ TF_REATTACH_PROVIDERS: reattach })
      : `export TF_REATTACH_PROVIDERS='${reattach}'`,
  );
  io.err(
    'Serving until Ctrl-C. Paste the line above into another terminal, then run, for example:',
  );
  io.err('  npx cdktf deploy --skip-provider-lock --auto-approve <stack>');
  await interrupted;
  await standIns.close();
}
