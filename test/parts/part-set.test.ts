import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { findOrBuild, keyOf, type PartSet } from './part-set';

const INGREDIENTS = ['module example', 'go1.99'];
const HOME = `toy-${keyOf(INGREDIENTS)}`;
const TWO_MINUTES_AGO = new Date(Date.now() - 120_000);
const TWO_MONTHS_AGO = new Date(Date.now() - 60 * 24 * 3_600_000);

/** The pid of a process that has ended. */
function aDeadPid(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

describe('a set of parts', () => {
  let cache: string;
  let builds: number;
  let toy: PartSet;

  beforeEach(() => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    cache = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
    builds = 0;
    toy = {
      name: 'toy',
      ingredients: INGREDIENTS,
      build: async (folder) => {
        builds++;
        await new Promise((resolve) => setTimeout(resolve, 20));
        writeFileSync(join(folder, 'toy'), 'built');
        return { toy: 'v1.2.3' };
      },
    };
  });

  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(cache, { recursive: true, force: true });
  });

  const contents = () => readdirSync(cache).sort();

  it('is built the first time, and found from then on', async () => {
    const first = await findOrBuild(toy, cache);
    const second = await findOrBuild(toy, cache);

    expect(second).toEqual(first);
    expect(second).toEqual({ folder: join(cache, HOME), versions: { toy: 'v1.2.3' } });
    expect(builds).toBe(1);
    expect(contents()).toEqual([HOME]);
  });

  it('is built again when one of its ingredients changes', async () => {
    await findOrBuild(toy, cache);
    await findOrBuild({ ...toy, ingredients: ['module example', 'go2.00'] }, cache);

    expect(builds).toBe(2);
    expect(contents()).toHaveLength(2);
  });

  it('is built once by two that want it at the same time', async () => {
    const both = await Promise.all([findOrBuild(toy, cache), findOrBuild(toy, cache)]);

    expect(both[0]).toEqual(both[1]);
    expect(builds).toBe(1);
    expect(contents()).toEqual([HOME]);
  });

  it('is built again after a build that failed, of which nothing is left', async () => {
    const broken = { ...toy, build: () => Promise.reject(new Error('no compiler')) };
    await expect(findOrBuild(broken, cache)).rejects.toThrow('no compiler');
    expect(contents()).toEqual([]);

    await findOrBuild(toy, cache);

    expect(contents()).toEqual([HOME]);
  });

  it('is not waited for when the process that built it is dead', async () => {
    writeFileSync(join(cache, `${HOME}.lock`), `${aDeadPid()}`);

    await findOrBuild(toy, cache);

    expect(builds).toBe(1);
    expect(contents()).toEqual([HOME]);
  });

  it('is not waited for when another process has the pid of the one that built it', async () => {
    const lock = join(cache, `${HOME}.lock`);
    writeFileSync(lock, `${process.pid}`);
    utimesSync(lock, TWO_MINUTES_AGO, TWO_MINUTES_AGO);

    await findOrBuild(toy, cache);

    expect(builds).toBe(1);
  });

  it('is waited for as long as a living process builds it', async () => {
    const lock = join(cache, `${HOME}.lock`);
    writeFileSync(lock, `${process.pid}`);

    const wanted = findOrBuild(toy, cache);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(builds).toBe(0);
    rmSync(lock);

    await wanted;
    expect(builds).toBe(1);
  });

  it('takes the place of one that is half removed', async () => {
    mkdirSync(join(cache, HOME));
    writeFileSync(join(cache, HOME, 'left over'), '');

    const { folder } = await findOrBuild(toy, cache);

    expect(readdirSync(folder).sort()).toEqual(['contents.json', 'toy']);
  });

  it('sweeps away what a killed build left, and nothing of a living one', async () => {
    const dead = `${HOME}.building-${aDeadPid()}-abcdef`;
    const living = `toy-0123456789abcdef.building-${process.pid}-abcdef`;
    const other = `other-0123456789abcdef.building-${aDeadPid()}-abcdef`;
    for (const name of [dead, living, other]) mkdirSync(join(cache, name));

    await findOrBuild(toy, cache);

    expect(contents()).toEqual([HOME, living, other].sort());
  });

  it('sweeps away another version that nobody used for two months', async () => {
    const old = await findOrBuild({ ...toy, ingredients: ['old'] }, cache);
    const recent = await findOrBuild({ ...toy, ingredients: ['recent'] }, cache);
    utimesSync(join(old.folder, 'contents.json'), TWO_MONTHS_AGO, TWO_MONTHS_AGO);

    const now = await findOrBuild(toy, cache);

    expect(contents().map((name) => join(cache, name))).toEqual([recent.folder, now.folder].sort());
  });
});

describe('the key of a set', () => {
  it('changes with each ingredient', () => {
    const keys = [['a', 'b'], ['a', 'c'], ['c', 'b'], ['b', 'a'], ['a']].map(keyOf);

    expect(new Set(keys).size).toBe(5);
  });

  it('tells where one ingredient ends and the next begins', () => {
    expect(keyOf(['ab', 'c'])).not.toBe(keyOf(['a', 'bc']));
  });
});
