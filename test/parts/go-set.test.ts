import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { readGoModule } from './go-module';
import { CONTROL_PLANE, JUDGES, KWOK, METRICS_SERVER, TFLINT } from './go-parts';
import { goSet, type GoSetProps } from './go-set';
import { MissingTool } from './missing-tool';
import { findOrBuild } from './part-set';

const hasGo = spawnSync('go', ['version']).status === 0;

const GO_MOD = 'module toy\n\ngo 1.21\n\nrequire example.test/hello v1.2.3 // indirect\n';
const HELLO = 'package main\n\nvar version string\n\nfunc main() { println(version) }\n';

describe('a set of Go programs', () => {
  let folder: string;
  let toy: GoSetProps;

  beforeEach(() => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
    mkdirSync(join(folder, 'hello'));
    writeFileSync(join(folder, 'go.mod'), `${GO_MOD}\nreplace example.test/hello => ./hello\n`);
    writeFileSync(join(folder, 'go.sum'), '');
    writeFileSync(join(folder, 'hello', 'go.mod'), 'module example.test/hello\n\ngo 1.21\n');
    writeFileSync(join(folder, 'hello', 'main.go'), HELLO);
    const hello = { package: 'example.test/hello', module: 'example.test/hello' };
    toy = {
      name: 'toy',
      folder,
      binaries: { hello: { ...hello, versionVariable: 'main.version' } },
    };
  });

  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(!hasGo)(
    'is built in the version that go.mod has, which the program tells',
    async () => {
      const built = await findOrBuild(await goSet(toy), join(folder, 'cache'));

      expect(built.versions).toEqual({ hello: 'v1.2.3' });
      const said = spawnSync(join(built.folder, 'bin', 'hello'), { encoding: 'utf8' });
      expect(said.stderr).toBe('v1.2.3\n');
    },
  );

  it.skipIf(!hasGo)('has other ingredients with another version', async () => {
    const before = await goSet(toy);
    writeFileSync(join(folder, 'go.mod'), GO_MOD.replace('1.2.3', '1.2.4'));

    expect((await goSet(toy)).ingredients).not.toEqual(before.ingredients);
  });

  it.skipIf(!hasGo)('fails with what the compiler says', async () => {
    writeFileSync(
      join(folder, 'hello', 'main.go'),
      'package main\n\nfunc main() { gibberish() }\n',
    );

    const building = findOrBuild(await goSet(toy), join(folder, 'cache'));

    await expect(building).rejects.toThrow(/undefined: gibberish/);
    expect(readdirSync(join(folder, 'cache'))).toEqual([]);
  });

  it('says so when Go is missing', async () => {
    vi.stubEnv('PATH', folder);

    await expect(goSet(toy)).rejects.toThrow(
      new MissingTool('parts are built with Go: not on PATH'),
    );
  });
});

describe('the Go modules of the parts', () => {
  it.each([CONTROL_PLANE, METRICS_SERVER, KWOK, JUDGES, TFLINT])(
    'have a version for all of $name',
    ({ folder, binaries, files = {} }) => {
      const module = readGoModule(folder);

      for (const { module: path } of [...Object.values(binaries), ...Object.values(files)]) {
        expect(module.versionOf(path)).toMatch(/^v\d+\.\d+\.\d+$/);
      }
    },
  );

  it('move all of Kubernetes together', () => {
    const { pins, versionOf } = readGoModule(CONTROL_PLANE.folder);
    const staging = versionOf('k8s.io/kubernetes').replace('v1.', 'v0.');

    const replaced = [...(pins[0] ?? '').matchAll(/=> k8s\.io\/\S+ (\S+)/g)];
    expect(replaced.length).toBeGreaterThan(20);
    expect(new Set(replaced.map(([, version]) => version))).toEqual(new Set([staging]));
  });
});
