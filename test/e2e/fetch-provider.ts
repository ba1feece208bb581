import { existsSync } from 'node:fs';
import { join } from 'node:path';

import type { TerraformRun, Workspace } from '../support/terraform';

/**
 * Fetches a workspace's providers from the registry, unless it has them already.
 *
 * @returns the run that failed, if it did.
 */
export async function fetchProvider({ folder, run }: Workspace): Promise<TerraformRun | undefined> {
  if (existsSync(join(folder, '.terraform'))) return undefined;
  const ended = await run('init', '-no-color', '-input=false');
  return ended.code === 0 ? undefined : ended;
}
