import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { describe, expect, it, onTestFinished } from 'vitest';

import type { Fault } from '../../lib/rehearsal/faults';
import { startStandIns, type StandInOptions, type StandIns } from '../../lib/rehearsal/stand-ins';
import { hasTerraform } from '../support/terraform';
import { aProject, type Project } from './command-line';

async function standInsFor(options: StandInOptions): Promise<StandIns> {
  const standIns = await startStandIns(options);
  onTestFinished(() => standIns.close());
  return standIns;
}

async function attached(faults: readonly Fault[] = []): Promise<readonly [Project, StandIns]> {
  const standIns = await standInsFor({ faults });
  return [aProject().with(standIns.environment), standIns];
}

describe('fleetwright deploy', () => {
  it('rejects going ahead when nobody can be asked', async () => {
    const { code, err } = await aProject().run('deploy');

    expect(code).toBe(1);
    expect(err).toContain('--yes');
  });

  it('says how to get Terraform when there is none', async () => {
    const { code, err } = await aProject().with({ PATH: '/nonexistent' }).run('deploy', '--yes');

    expect(code).toBe(1);
    expect(err).toContain('neither terraform nor tofu was found');
    expect(err).toContain('Install Terraform');
  });

  it('rejects a Terraform that is too old', async () => {
    const old = aProject();
    old.write('terraform', '#!/bin/sh\necho "Terraform v1.4.6"\n');
    chmodSync(join(old.folder, 'terraform'), 0o755);

    const { code, err } = await old
      .with({ FLEETWRIGHT_TERRAFORM: './terraform' })
      .run('deploy', '-y');

    expect(code).toBe(1);
    expect(err).toContain('Terraform must be 1.5.0 or newer, got 1.4.6');
  });
});

describe.skipIf(!hasTerraform)('fleetwright deploy, with Terraform', () => {
  it('deploys, finds nothing changed, and destroys', async () => {
    const [shop, { world }] = await attached();

    const deployed = await shop.run('deploy', '--yes', '--json');
    const again = await shop.run('deploy', '--yes', '--changed');
    const destroyed = await shop.run('destroy', '--yes');

    expect(deployed.code).toBe(0);
    expect(JSON.parse(deployed.out)).toMatchObject({
      stacks: [{ stack: 'shop', status: 'applied', changes: { add: 8, change: 0, remove: 0 } }],
    });
    expect(again.out).toContain('unchanged');
    expect(destroyed.code).toBe(0);
    expect(world.all()).toEqual([]);
  });

  it('rejects a state on a machine of CI, unless told so', async () => {
    const [shop] = await attached();
    const ci = shop.with({ CI: 'true' });

    const refused = await ci.run('deploy', '--yes');
    const told = await ci.run('deploy', '--yes', '--allow-local-state');

    expect(refused.code).toBe(1);
    expect(refused.err).toContain('local file that would be lost');
    expect(told.code).toBe(0);
  });

  it('shows Terraform’s own words when a resource fails, and finishes on the next run', async () => {
    const fail = 'the quota of the account is used up';
    const [shop] = await attached([{ type: 'kubernetes_deployment_v1', fail, times: 1 }]);

    const failed = await shop.run('deploy', '--yes');
    const again = await shop.run('deploy', '--yes');

    expect(failed.code).toBe(1);
    expect(failed.err).toContain(fail);
    expect(again.code).toBe(0);
  });

  it('leaves a state to go on from when it is interrupted in the middle', async () => {
    const shop = aProject();
    const worldFile = join(shop.folder, 'world.jsonl');
    const hanging = await standInsFor({ worldFile, faults: [HANGS] });
    const running = shop.with(hanging.environment);
    const ending = running.run('deploy', '--yes');
    // All but the Deployment, which hangs.
    await until(() => hanging.world.all().length === 7);

    running.interrupt('SIGINT');
    const interrupted = await ending;
    const sound = await standInsFor({ worldFile });
    const again = await shop.with(sound.environment).run('deploy', '--yes');

    expect(interrupted.code).toBe(130);
    expect(interrupted.err).toContain('Terraform has saved the state');
    expect(again.code).toBe(0);
    expect(sound.world.all()).toHaveLength(8);
  });
});

const HANGS: Fault = { type: 'kubernetes_deployment_v1', hang: true };

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await wait(50);
  expect(isSo()).toBe(true);
}

describe('fleetwright rehearse', () => {
  it('says what it could not do without Terraform, and ends well', async () => {
    const { code, out, err } = await aProject()
      .with({ PATH: '/nonexistent' })
      .run('rehearse', '--json', '--app', `${process.execPath} main.js`);

    expect(code).toBe(0);
    expect(err).toContain('not rehearsed');
    expect(JSON.parse(out)).toMatchObject({ rehearsed: false });
  });

  it.skipIf(!hasTerraform)('takes the stacks through two plans and an apply', async () => {
    const { code, out } = await aProject().run('rehearse', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      rehearsed: true,
      services: 1,
      stacks: [{ name: 'shop', status: 'passed' }],
    });
  });

  it.skipIf(!hasTerraform)('fails where a resource is made to fail', async () => {
    const fault = 'kubernetes_deployment_v1.orders_deployment=fail';

    const { code, err } = await aProject().run('rehearse', '--fault', fault);

    expect(code).toBe(1);
    expect(err).toContain('kubernetes_deployment_v1.orders_deployment');
  });
});
