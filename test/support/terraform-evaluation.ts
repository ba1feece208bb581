import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * What Terraform itself makes of a value in its JSON syntax, which may name `locals`. Needs no provider
 * and no network.
 */
export function evaluateWithTerraform(
  value: unknown,
  locals: Readonly<Record<string, unknown>> = {},
): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-evaluation-'));
  try {
    writeFileSync(join(folder, 'cli.tfrc'), '');
    const configuration = { locals, output: { it: { value } } };
    writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration));
    terraform(folder, ['apply', '-auto-approve', '-no-color']);
    return JSON.parse(terraform(folder, ['output', '-json', 'it']));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function terraform(folder: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('terraform', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      CHECKPOINT_DISABLE: '1',
      TF_CLI_CONFIG_FILE: join(folder, 'cli.tfrc'),
    },
  });
  if (status !== 0) throw new Error(`terraform ${args.join(' ')} failed\n${stderr}`);
  return stdout;
}
