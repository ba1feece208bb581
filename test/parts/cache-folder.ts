import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built parts are kept, outside any repository, so that every clone and every run shares them. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { FLEETWRIGHT_PARTS: ours, XDG_CACHE_HOME: caches } = environment;
  return ours || join(caches || join(homedir(), '.cache'), 'fleetwright', 'parts');
}
