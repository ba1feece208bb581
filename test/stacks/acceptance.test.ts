import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startStandIns, type StandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, hasTerraform, type Workspace } from '../support/terraform';
import { PROGRAMS } from './programs';
import { synthesizeInto, type Program } from './synthesized';

/** Five runs of Terraform, on a machine that may be busy with other tests. */
const PATIENCE = { timeout: 240_000 };

describe.skipIf(!hasTerraform)('Terraform, given the examples', () => {
  let standIns: StandIns;
  let workspace: Workspace;

  beforeEach(async () => {
    standIns = await startStandIns();
    workspace = aWorkspace(standIns);
  });

  afterEach(async () => {
    workspace.remove();
    await standIns.close();
  });

  /** Everything that the program writes for its stack, with the state beside it. */
  function write(program: Program): void {
    const stack = synthesizeInto(workspace.folder, program);
    cpSync(stack, workspace.folder, { recursive: true });
    const backend = { local: { path: join(workspace.folder, 'terraform.tfstate') } };
    const override = JSON.stringify({ terraform: { backend } });
    writeFileSync(join(workspace.folder, 'backend_override.tf.json'), override);
  }

  it.each(PROGRAMS)(
    'applies %s, then has nothing to do, and destroys it',
    PATIENCE,
    async (_, program) => {
      write(program);

      const init = await workspace.run('init', '-no-color');
      expect(init).toMatchObject({ code: 0 });
      const validate = await workspace.run('validate', '-no-color');
      expect(validate).toMatchObject({
        code: 0,
        text: expect.stringContaining('The configuration is valid.') as string,
      });
      expect(await workspace.apply()).toMatchObject({ code: 0 });
      expect(standIns.world.all()).not.toEqual([]);
      expect(await workspace.plan()).toMatchObject({ code: 0 });

      const destroy = await workspace.run('destroy', '-auto-approve', '-no-color');
      expect(destroy).toMatchObject({ code: 0 });
      expect(standIns.world.all()).toEqual([]);
    },
  );
});
