import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';

import type { ServiceStack } from 'fleetwright';
import type { SystemReport } from '../../lib/model/report';

/** A program of one stack, with the cdktf context values that it is run with. */
export interface Program {
  readonly build: (app: App) => ServiceStack;
  readonly context?: Readonly<Record<string, string>>;
}

export interface Synthesized {
  /** The bytes of the stack's cdk.tf.json. */
  readonly text: string;
  /** What the program says that it modelled. */
  readonly report: SystemReport;
}

/** Runs the program as the command line would. */
export function synthesize(program: Program): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  try {
    const stack = synthesizeInto(folder, program);
    return {
      text: readFileSync(join(stack, 'cdk.tf.json'), 'utf8'),
      report: JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as SystemReport,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs the program and leaves what it writes in `folder`: gives the folder of its stack. */
export function synthesizeInto(folder: string, { build, context }: Program): string {
  const outdir = join(folder, 'cdktf.out');
  const report = join(folder, 'report.json');
  const app = new App({ outdir, context: { ...context, 'fleetwright:report': report } });
  const { id } = build(app).node;
  app.synth();
  return join(outdir, 'stacks', id);
}
