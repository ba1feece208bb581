import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import type { Interrupt, Io } from '../../lib/cli/io';
import { run } from '../../lib/cli/program';

const made: string[] = [];

afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

describe('fleetwright rehearse --serve', () => {
  it('prints a line for another shell, and ends well at Ctrl-C, leaving nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fleetwright-serve-'));
    made.push(folder);
    const said: string[] = [];
    const listeners = new Set<(signal: Interrupt) => void>();
    writeFileSync(join(folder, 'cdktf.json'), '{"app": "false"}');
    let tellServing = (): void => {};
    const isServing = new Promise<void>((resolve) => (tellServing = resolve));
    const io: Io = {
      ...{ err: () => {}, draw: () => {}, isTerminal: false, cwd: folder, env: process.env },
      out: (text) => {
        said.push(text);
        tellServing();
      },
      onInterrupt: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const ended = run(io, ['rehearse', '--serve']);

    await isServing;
    const [line = ''] = said;
    const script = `${line}\nprintf %s "$TF_REATTACH_PROVIDERS"`;
    const seen = spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout;
    for (const listener of listeners) listener('SIGINT');

    expect(Object.keys(JSON.parse(seen) as object)).toContain(
      'registry.terraform.io/hashicorp/kubernetes',
    );
    expect(await ended).toBe(0);
    expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
  });
});
