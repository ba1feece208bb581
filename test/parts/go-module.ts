import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One of the Go modules of this folder, whose go.mod has the versions of what is built from it. */
export interface GoModule {
  readonly folder: string;
  /** go.mod and go.sum as they are written. */
  readonly pins: readonly string[];
  /** The version that go.mod gives a module, as Go writes it: `v1.34.4`. */
  versionOf(path: string): string;
}

export function readGoModule(folder: string): GoModule {
  const goMod = readFileSync(join(folder, 'go.mod'), 'utf8');
  return {
    folder,
    pins: [goMod, readFileSync(join(folder, 'go.sum'), 'utf8')],
    versionOf: (path) => versionIn(goMod, path),
  };
}

function versionIn(goMod: string, path: string): string {
  for (const line of goMod.split('\n')) {
    const [module, version] = line.replace('require ', '').trim().split(/\s+/);
    if (module === path && version?.startsWith('v')) return version;
  }
  throw new Error(`go.mod names no version of ${path}`);
}
