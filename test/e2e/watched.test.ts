import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { isAlive } from '../parts/build-lock';
import { startWatched } from './watched';

const env = { PATH: process.env.PATH ?? '' };

/** A server with a child of its own, which writes down both their pids. */
const SERVER = 'sleep 300 & echo $! > child; echo $$ > server; echo started; wait';

function aFolder(): string {
  const place = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  return join(place, 'server');
}

async function pidsIn(folder: string): Promise<number[]> {
  await vi.waitUntil(() => existsSync(join(folder, 'server')), { timeout: 10_000 });
  return ['child', 'server'].map((name) => Number(readFileSync(join(folder, name), 'utf8')));
}

describe('startWatched', () => {
  it('ends a server, its children and its folder', async () => {
    const folder = aFolder();
    const server = startWatched({ command: '/bin/sh', args: ['-c', SERVER], env, folder });
    const pids = await pidsIn(folder);
    expect(pids.map(isAlive)).toEqual([true, true]);
    expect(server.log()).toBe('started\n');

    await server.stop();

    expect(pids.map(isAlive)).toEqual([false, false]);
    expect(existsSync(folder)).toBe(false);
  });

  it('ends them when the process that started them is killed', async () => {
    const folder = aFolder();
    const program = `
      import { startWatched } from ${JSON.stringify(join(__dirname, 'watched.ts'))};
      const props = ${JSON.stringify({ command: '/bin/sh', args: ['-c', SERVER], env, folder })};
      startWatched(props);
      setInterval(() => {}, 1000);`;
    const file = join(folder, '..', 'run.mts');
    writeFileSync(file, program);
    const run = spawn(process.execPath, ['--import', 'tsx', file], { stdio: 'ignore' });
    onTestFinished(() => void run.kill('SIGKILL'));
    const pids = await pidsIn(folder);

    run.kill('SIGKILL');

    await vi.waitUntil(() => !pids.some(isAlive) && !existsSync(folder), { timeout: 10_000 });
  });

  it('tells how a server ended that ended by itself', async () => {
    const folder = aFolder();
    const server = startWatched({ command: '/bin/sh', args: ['-c', 'exit 3'], env, folder });
    onTestFinished(() => server.stop());

    await vi.waitUntil(() => server.exitCode() !== undefined, { timeout: 10_000 });

    expect(server.exitCode()).toBe(3);
  });

  it('gives a server no variable that it was not started with', async () => {
    const folder = aFolder();
    const server = startWatched({ command: '/usr/bin/env', env: { ...env, ONLY: 'this' }, folder });
    onTestFinished(() => server.stop());

    await vi.waitUntil(() => server.exitCode() !== undefined, { timeout: 10_000 });

    const names = server
      .log()
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0]);
    expect(names.filter((name) => !['PWD', 'SHLVL', '_', 'OLDPWD'].includes(name ?? ''))).toEqual(
      expect.arrayContaining(['ONLY', 'PATH']),
    );
    expect(names).not.toContain('HOME');
  });
});
