import { afterEach, describe, expect, it } from 'vitest';

import type { Fault } from '../../lib/rehearsal/faults';
import { startStandIns, type StandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, hasTerraform, type Workspace } from '../support/terraform';
import { aShop } from './configurations';

describe.skipIf(!hasTerraform)('a fault at the far end', () => {
  let standIns: StandIns;
  let workspace: Workspace;

  async function start(...faults: Fault[]): Promise<void> {
    standIns = await startStandIns({ providers: ['kubernetes'], faults });
    workspace = aWorkspace(standIns);
    workspace.write(aShop());
    await workspace.run('init');
  }

  afterEach(async () => {
    workspace.remove();
    await standIns.close();
  });

  it('fails the one resource; the others are made and the next apply goes on', async () => {
    await start({ type: 'kubernetes_deployment_*', fail: 'the server is on fire', times: 1 });

    const first = await workspace.apply();
    const state = await workspace.state();
    const second = await workspace.apply();

    expect(first.code).toBe(1);
    expect(first.text).toContain('Error: the server is on fire');
    expect(first.text).toContain('with kubernetes_deployment_v1.orders');
    expect(Object.keys(state)).toEqual([
      'kubernetes_namespace_v1.shop',
      'kubernetes_service_v1.orders',
    ]);
    expect(second.text).toContain('Resources: 1 added, 0 changed, 0 destroyed');
  });

  it('leaves a tainted resource when it strikes after the creation', async () => {
    const fail = 'Waiting for rollout to finish: 0 of 2 updated replicas are available';
    await start({
      type: 'kubernetes_deployment_v1',
      name: 'orders',
      fail,
      afterCreation: true,
      times: 1,
    });

    const first = await workspace.apply();
    const plan = await workspace.plan();

    expect(first.text).toContain(fail);
    expect(standIns.world.get('kubernetes_deployment_v1', 'shop/orders')).toBeDefined();
    expect(plan.text).toContain('kubernetes_deployment_v1.orders is tainted, so must be replaced');
  });

  it('concerns only what it names', async () => {
    await start({ type: '*', name: 'payments', fail: 'never' });

    const apply = await workspace.apply();

    expect(apply.code).toBe(0);
  });

  it('makes a resource slow', async () => {
    await start({ type: 'kubernetes_deployment_v1', delaySeconds: 1.2 });

    const apply = await workspace.apply();

    expect(apply.text).toMatch(/kubernetes_deployment_v1\.orders: Creation complete after [12]s/);
  });

  it('that hangs ends when Terraform is interrupted, and the state is usable', async () => {
    await start({ type: 'kubernetes_deployment_v1', hang: true, times: 1 });

    const { child, ended } = workspace.start('apply', '-auto-approve', '-no-color');
    await printed(child.stdout, [
      'kubernetes_deployment_v1.orders: Creating...',
      'kubernetes_service_v1.orders: Creation complete',
    ]);
    child.kill('SIGINT');
    const interrupted = await ended;
    const state = await workspace.state();
    const again = await workspace.apply();

    expect(interrupted.code).toBe(1);
    expect(interrupted.text).toContain('interrupted before the platform answered');
    expect(Object.keys(state)).toEqual([
      'kubernetes_namespace_v1.shop',
      'kubernetes_service_v1.orders',
    ]);
    expect(again.text).toContain('Resources: 1 added, 0 changed, 0 destroyed');
    expect((await workspace.plan()).code).toBe(0);
  });

  it('on reading is told by the plan', async () => {
    await start({
      type: 'kubernetes_service_v1',
      on: ['read'],
      fail: 'the server does not answer',
    });
    await workspace.apply();

    const plan = await workspace.plan();

    expect(plan.code).toBe(1);
    expect(plan.text).toContain('Error: the server does not answer');
  });

  it('on deletion keeps the resource', async () => {
    await start({ type: 'kubernetes_service_v1', on: ['delete'], fail: 'finalizers are stuck' });
    await workspace.apply();

    const destroy = await workspace.run('destroy', '-auto-approve', '-no-color');
    const state = await workspace.state();

    expect(destroy.text).toContain('Error: finalizers are stuck');
    expect(Object.keys(state)).toEqual([
      'kubernetes_namespace_v1.shop',
      'kubernetes_service_v1.orders',
    ]);
  });
});

/** Resolves as soon as the output holds all of `texts`. */
function printed(output: NodeJS.ReadableStream | null, texts: readonly string[]): Promise<void> {
  let seen = '';
  return new Promise((resolve, reject) => {
    output?.on('data', (chunk: Buffer) => {
      seen += chunk.toString('utf8');
      if (texts.every((text) => seen.includes(text))) resolve();
    });
    output?.on('end', () => reject(new Error(`ended without ${texts.join(', ')}:\n${seen}`)));
  });
}
