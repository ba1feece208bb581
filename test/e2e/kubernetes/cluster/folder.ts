import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isAlive } from '../../../parts/build-lock';
import { killProcessesOf } from './processes';

const PREFIX = 'fleetwright-cluster-';

/** A new folder for all that a cluster writes, with the pid of its owner in its name. */
export function makeClusterFolder(): string {
  return mkdtempSync(join(realpathSync(tmpdir()), `${PREFIX}${process.pid}-`));
}

/**
 * Ends whatever runs out of the folder, and removes it.
 *
 * This is what `kwokctl delete` does, by the processes' paths instead of by pids that were written down.
 */
export async function removeClusterFolder(folder: string): Promise<void> {
  await killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes the clusters whose owner and whose keeper were both killed. */
export async function sweepStaleClusters(): Promise<void> {
  const root = realpathSync(tmpdir());
  for (const name of readdirSync(root)) {
    const [, owner] = /^fleetwright-cluster-(\d+)-/.exec(name) ?? [];
    if (owner && !isAlive(Number(owner))) await removeClusterFolder(join(root, name));
  }
}
