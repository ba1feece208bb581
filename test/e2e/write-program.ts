import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { SystemReport } from '../../lib/model/report';
import { synthesizeInto, type Program } from '../stacks/synthesized';
import type { Workspace } from '../support/terraform';

/** A stack's cdk.tf.json. */
export interface Configuration {
  readonly terraform: { readonly backend: object };
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Written {
  readonly configuration: Configuration;
  /** What the program says that it modelled. */
  readonly report: SystemReport;
}

/** Writes what a program synthesizes, with the code of its functions, to where Terraform works. */
export function writeProgram(terraform: Workspace, program: Program): Written {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  try {
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as unknown;
    const stack = synthesizeInto(folder, program);
    const configuration = withoutBackend(read(join(stack, 'cdk.tf.json')) as Configuration);
    terraform.write(configuration);
    const assets = join(stack, 'assets');
    if (existsSync(assets)) cpSync(assets, join(terraform.folder, 'assets'), { recursive: true });
    return { configuration, report: read(join(folder, 'report.json')) as SystemReport };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The state stays in the workspace, and not where the program was started. */
function withoutBackend(configuration: Configuration): Configuration {
  const { backend, ...terraform } = configuration.terraform;
  if (!('local' in backend)) throw new Error('the state would be kept elsewhere');
  return { ...configuration, terraform } as Configuration;
}
