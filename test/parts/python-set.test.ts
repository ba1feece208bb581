import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { MissingTool } from './missing-tool';
import { findOrBuild } from './part-set';
import { pythonSet } from './python-set';

const hasPython = spawnSync('python3', ['-c', 'import ensurepip, venv']).status === 0;

describe('a set of Python programs', () => {
  let folder: string;

  beforeEach(() => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
    writeFileSync(join(folder, 'requirements.txt'), '# nothing\n');
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(!hasPython)('runs where it is, not where it was built', async () => {
    const set = await pythonSet({ name: 'toy', folder, packages: [] });

    const built = await findOrBuild(set, join(folder, 'a cache'));

    const pip = spawnSync(join(built.folder, 'bin', 'pip'), ['--version'], { encoding: 'utf8' });
    expect(pip.stdout).toContain(`from ${built.folder}/`);
  });

  it.skipIf(!hasPython)('has its versions from requirements.txt', async () => {
    const set = await pythonSet({ name: 'toy', folder, packages: ['toy'] });

    await expect(findOrBuild(set, join(folder, 'cache'))).rejects.toThrow(
      'requirements.txt does not pin toy',
    );
  });

  it('says so when Python is missing', async () => {
    vi.stubEnv('PATH', folder);

    await expect(pythonSet({ name: 'toy', folder, packages: [] })).rejects.toThrow(
      new MissingTool('parts are installed with Python: not on PATH'),
    );
  });
});

describe('the requirements of the Python parts', () => {
  it('pin every package to one version', () => {
    const text = readFileSync(join(__dirname, 'python', 'requirements.txt'), 'utf8');

    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines.filter((line) => !/^[\w.-]+==[\w.]+$/.test(line))).toEqual([]);
  });
});
