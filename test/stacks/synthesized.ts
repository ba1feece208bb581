import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';

import type { ServiceStack } from 'fleetwright';
import type { SystemReport } from '../../lib/model/report';

export interface Synthesized {
  /** The bytes of the stack's cdk.tf.json. */
  readonly text: string;
  /** What the program says that it modelled. */
  readonly report: SystemReport;
}

/** Runs a program of one stack as the command line would, with these cdktf context values. */
export function synthesize(
  build: (app: App) => ServiceStack,
  context: Readonly<Record<string, string>> = {},
): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-'));
  try {
    const report = join(folder, 'report.json');
    const outdir = join(folder, 'cdktf.out');
    const app = new App({ outdir, context: { ...context, 'fleetwright:report': report } });
    const { id } = build(app).node;
    app.synth();
    return {
      text: readFileSync(join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8'),
      report: JSON.parse(readFileSync(report, 'utf8')) as SystemReport,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
