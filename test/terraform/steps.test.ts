import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { findTerraform } from '../../lib/terraform/binary';
import type { TerraformSession } from '../../lib/terraform/call';
import { plannedChanges } from '../../lib/terraform/planned-changes';
import { rehearseStack } from '../../lib/terraform/rehearse-stack';
import {
  applyPlan,
  initStack,
  planStack,
  pullState,
  readShown,
  showPlan,
  validateStack,
} from '../../lib/terraform/steps';
import { hasTerraform } from '../support/terraform';

const made: string[] = [];

afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A stack of resources that Terraform has built in: no provider, no network. */
async function session(resources: object): Promise<TerraformSession> {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-steps-'));
  made.push(folder);
  writeFileSync(join(folder, 'terraform.rc'), '');
  writeFileSync(
    join(folder, 'main.tf.json'),
    JSON.stringify({ resource: { terraform_data: resources } }),
  );
  const env = { PATH: process.env['PATH'], TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc') };
  const terraform = await findTerraform({ env, cwd: folder });
  return { terraform, folder, env, onInterrupt: () => () => undefined };
}

const phase = <T>(_phase: string, work: () => Promise<T>): Promise<T> => work();

describe.skipIf(!hasTerraform)('the steps of Terraform', () => {
  it('plan, show and apply one saved plan, and find nothing left to do', async () => {
    const stack = await session({ one: { input: 'a' }, two: { input: 'b' } });
    const events: string[] = [];

    await initStack(stack);
    const warnings = await validateStack(stack);
    const planned = await planStack(stack, { planFile: 'it.plan' });
    const text = await showPlan(stack, 'it.plan');
    const changes = plannedChanges(await readShown(stack, 'it.plan'));
    const applied = await applyPlan(stack, 'it.plan', {
      onEvent: (event) => {
        if (event.kind === 'finished') events.push(event.address);
      },
    });
    const again = await planStack(stack, { planFile: 'it.plan' });

    const two = { add: 2, change: 0, remove: 0 };
    expect([warnings, planned.changes, planned.hasChanges, applied]).toEqual([[], two, true, two]);
    expect(text).toContain('# terraform_data.one will be created');
    expect(changes).toEqual([
      { address: 'terraform_data.one', actions: ['create'] },
      { address: 'terraform_data.two', actions: ['create'] },
    ]);
    expect(events.sort()).toEqual(['terraform_data.one', 'terraform_data.two']);
    expect(again.hasChanges).toBe(false);
    expect(JSON.parse(await pullState(stack))).toMatchObject({ version: 4 });
  });

  it('rejects a configuration with all that Terraform says about it', async () => {
    const stack = await session({ one: { inputs: 'a' } });
    await initStack(stack);

    await expect(validateStack(stack)).rejects.toMatchObject({
      step: 'validate',
      message: expect.stringMatching(
        /^Error: Extraneous JSON object property\n {2}on main\.tf\.json line 1.*No argument or block type is named "inputs"/s,
      ) as string,
    });
  });

  it('says which resource failed in an apply', async () => {
    const provisioner = [{ 'local-exec': { command: 'echo my-own-words; exit 3' } }];
    const stack = await session({ one: { input: 'a', provisioner } });
    await initStack(stack);
    await planStack(stack, { planFile: 'it.plan' });

    await expect(applyPlan(stack, 'it.plan')).rejects.toThrow(
      /with terraform_data\.one[^]*my-own-words/,
    );
  });

  it('rehearses a stack from nothing to a second plan that is empty', async () => {
    const stack = await session({ one: { input: 'a' } });

    const result = await rehearseStack(stack, { phase, onEvent: () => undefined });

    expect(result).toEqual({ created: 1 });
  });

  it('rejects a stack that wants to change what it has just made', async () => {
    const stack = await session({ one: { input: '${timestamp()}' } });

    await expect(rehearseStack(stack, { phase, onEvent: () => undefined })).rejects.toThrow(
      'the second plan is not empty; it would\n  update terraform_data.one',
    );
  });

  it('leaves the state of before when a plan is stale', async () => {
    const stack = await session({ one: { input: 'a' } });
    await initStack(stack);
    await planStack(stack, { planFile: 'first.plan' });
    await planStack(stack, { planFile: 'second.plan' });
    await applyPlan(stack, 'first.plan');
    const before = readFileSync(join(stack.folder, 'terraform.tfstate'), 'utf8');

    await expect(applyPlan(stack, 'second.plan')).rejects.toThrow('Saved plan is stale');
    expect(readFileSync(join(stack.folder, 'terraform.tfstate'), 'utf8')).toBe(before);
  });
});
