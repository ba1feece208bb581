import { homedir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { cacheFolder } from './cache-folder';

describe('cacheFolder', () => {
  it.each([
    [{ FLEETWRIGHT_PARTS: '/parts', XDG_CACHE_HOME: '/caches' }, '/parts'],
    [{ XDG_CACHE_HOME: '/caches' }, '/caches/fleetwright/parts'],
    [{ FLEETWRIGHT_PARTS: '', XDG_CACHE_HOME: '' }, join(homedir(), '.cache/fleetwright/parts')],
    [{}, join(homedir(), '.cache/fleetwright/parts')],
  ])('follows %j to %s', (environment, folder) => {
    expect(cacheFolder(environment)).toBe(folder);
  });
});
