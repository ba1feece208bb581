import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startStandIns, type StandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, hasTerraform } from '../support/terraform';
import { aShop } from './configurations';

describe('startStandIns', () => {
  it('serves only who is asked for, and closes the ports at the end', async () => {
    const standIns = await startStandIns({ providers: ['aws'] });
    const [[name, how] = ['', undefined], ...others] = Object.entries(reattachments(standIns));
    const address = how?.Addr.String ?? '';

    expect([name, others]).toEqual(['registry.terraform.io/hashicorp/aws', []]);
    expect(await connected(address)).toBe(true);

    await standIns.close();

    expect(await connected(address)).toBe(false);
  });

  it('has nothing to change behind Terraform where nothing is', async () => {
    const standIns = await startStandIns({ providers: ['aws'] });

    expect(() => standIns.drift('aws_iam_role', 'orders', (values) => values)).toThrow(
      'there is no aws_iam_role "orders" to change',
    );

    await standIns.close();
  });
});

interface Reattachment {
  readonly Addr: { readonly String: string };
}

function reattachments({ environment }: StandIns): Readonly<Record<string, Reattachment>> {
  return JSON.parse(environment.TF_REATTACH_PROVIDERS) as Record<string, Reattachment>;
}

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
