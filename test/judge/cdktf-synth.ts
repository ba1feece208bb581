import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { runProgram } from '../support/run-program';

const CLI = resolve(__dirname, '../../node_modules/.bin/cdktf');
/** Asks nobody for a newer version, and makes no folder in the user's home. */
const QUIET = {
  CDKTF_DISABLE_PLUGIN_CACHE_ENV: '1',
  CHECKPOINT_DISABLE: '1',
  CI: 'true',
  DISABLE_VERSION_CHECK: '1',
  NO_COLOR: '1',
};

export interface Synthesis {
  /** Names of the stacks that it wrote. */
  readonly stacks: readonly string[];
  /** What it said, if it refused. */
  readonly problem?: string;
}

/** Has cdktf's own command line run the program, the one of cdktf.json unless another is named. */
export async function synthesizeByCdktf(app?: string): Promise<Synthesis> {
  const output = mkdtempSync(join(tmpdir(), 'fleetwright-judge-cdktf-'));
  const args = ['synth', '--output', output, ...(app === undefined ? [] : ['--app', app])];
  try {
    await runProgram(CLI, args, { env: QUIET, doneCodes: [0] });
    return { stacks: stacksIn(output) };
  } catch (error) {
    return { stacks: [], problem: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** The stacks of cdktf's manifest whose configuration was written. */
function stacksIn(output: string): string[] {
  const { stacks } = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8')) as {
    readonly stacks: Readonly<Record<string, { readonly synthesizedStackPath: string }>>;
  };
  return Object.entries(stacks)
    .filter(([, { synthesizedStackPath }]) => existsSync(join(output, synthesizedStackPath)))
    .map(([name]) => name)
    .sort();
}

export function cdktfVersion(): string {
  const file = resolve(__dirname, '../../node_modules/cdktf-cli/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }).version;
}
