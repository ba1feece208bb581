import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { exportLine, serveStandIns } from '../../lib/rehearsal/serve';
import { startStandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, hasTerraform } from '../support/terraform';
import { aShop } from './configurations';

describe('serving the stand-ins', () => {
  it('tells the shell how to attach, and closes the ports when it is stopped', async () => {
    const stop = new AbortController();
    const lines: string[] = [];
    const served = serveStandIns({
      say: (line) => {
        lines.push(line);
        stop.abort();
      },
      signal: stop.signal,
    });
    await served;

    const [, json = ''] = /^export TF_REATTACH_PROVIDERS='(.+)'$/.exec(lines.join('\n')) ?? [];
    const providers = JSON.parse(json) as Record<string, { Addr: { String: string } }>;
    expect(Object.keys(providers)).toEqual([
      'registry.terraform.io/hashicorp/kubernetes',
      'registry.terraform.io/hashicorp/aws',
    ]);
    for (const { Addr } of Object.values(providers)) {
      await expect(connected(Addr.String)).resolves.toBe(false);
    }
  });

  it('quotes for a shell', () => {
    expect(exportLine(`{"a":"it's"}`)).toBe(`export TF_REATTACH_PROVIDERS='{"a":"it'\\''s"}'`);
  });
});

describe.skipIf(!hasTerraform)('a world in a file', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fleetwright-world-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is what the next process plans against', async () => {
    const worldFile = join(folder, 'world.jsonl');
    const first = await startStandIns({ worldFile });
    const workspace = aWorkspace(first);
    workspace.write(aShop());
    await workspace.run('init');
    await workspace.apply();
    await first.close();

    const second = await startStandIns({ worldFile });
    const plan = await workspace.attachedTo(second).plan();
    await workspace.attachedTo(second).run('destroy', '-auto-approve');

    expect(plan.code).toBe(0);
    expect(second.world.all()).toEqual([]);
    workspace.remove();
    await second.close();
  });
});

function connected(address: string): Promise<boolean> {
  const [host = '', port] = address.split(':');
  return new Promise((resolve) => {
    const socket = connect(Number(port), host);
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
