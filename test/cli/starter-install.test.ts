import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(__dirname, '../..');
const MINUTES = 60_000;
/** What npm says when there is no registry to ask. */
const OFFLINE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ENOTCACHED/;

const folder = mkdtempSync(join(tmpdir(), 'fleetwright-starter-'));

function run(command: string, args: readonly string[], cwd: string) {
  const env = { ...process.env, CI: '', NODE_OPTIONS: '' };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Built and packed apart from `dist`, which other tests may be using. */
function pack(): string {
  const place = join(folder, 'package');
  mkdirSync(place);
  const built = run(
    'npx',
    ['tsc', '-p', 'tsconfig.build.json', '--outDir', join(place, 'dist')],
    ROOT,
  );
  expect(built.stdout).toBe('');
  for (const file of ['package.json', 'LICENSE']) cpSync(join(ROOT, file), join(place, file));
  const packed = run('npm', ['pack', '--ignore-scripts', '--silent'], place);
  return join(place, packed.stdout.trim());
}

function init(...args: string[]) {
  const bin = join(ROOT, 'bin', 'fleetwright.ts');
  return run(process.execPath, ['--import', 'tsx', bin, 'init', ...args], ROOT);
}

describe('a starter project', () => {
  let tarball = '';

  beforeAll(() => {
    tarball = pack();
  }, 3 * MINUTES);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it(
    'installs from the packed package, type-checks, and synthesizes on either target',
    (context) => {
      const [shop, functions] = [join(folder, 'shop'), join(folder, 'functions')];
      const first = init(shop, '--package', tarball);
      const second = init(functions, '--target', 'lambda', '--package', tarball);

      const installed = run(
        'npm',
        ['install', '--no-audit', '--no-fund', '--prefer-offline'],
        shop,
      );
      if (OFFLINE.test(installed.stderr)) context.skip('no package registry can be reached');
      // Both need the same packages; installing them takes the time.
      symlinkSync(join(shop, 'node_modules'), join(functions, 'node_modules'));
      const typed = [run('npx', ['tsc'], shop), run('npx', ['tsc'], functions)];
      const written = run('npx', ['fleetwright', 'synth'], shop);
      const checked = run('npx', ['fleetwright', 'check', '--strict'], functions);

      const ended = [first, second, installed, ...typed, written, checked];
      expect(ended.filter(({ status }) => status !== 0)).toEqual([]);
      expect(written.stdout).toBe('shop\tcdktf.out/stacks/shop/cdk.tf.json\n');
      expect(checked.stdout).toContain('1 service, 0 edges, 1 stack: 0 errors, 0 warnings');
    },
    6 * MINUTES,
  );
});
