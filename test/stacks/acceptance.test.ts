import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { attachedWorkspace } from '../support/attached-workspace';
import { hasTerraform } from '../support/terraform';
import { PROGRAMS } from './programs';
import { synthesizeInto, type Program } from './synthesized';

/** Five runs of Terraform, on a machine that may be busy with other tests. */
const PATIENCE = { timeout: 240_000 };

describe.skipIf(!hasTerraform)('Terraform, given the examples', () => {
  const attached = attachedWorkspace();

  /** Everything that the program writes for its stack, with the state beside it. */
  function write(program: Program): void {
    const stack = synthesizeInto(attached.workspace.folder, program);
    cpSync(stack, attached.workspace.folder, { recursive: true });
    const backend = { local: { path: join(attached.workspace.folder, 'terraform.tfstate') } };
    const override = JSON.stringify({ terraform: { backend } });
    writeFileSync(join(attached.workspace.folder, 'backend_override.tf.json'), override);
  }

  it.each(PROGRAMS)(
    'applies %s, then has nothing to do, and destroys it',
    PATIENCE,
    async (_, program) => {
      write(program);

      const init = await attached.workspace.run('init', '-no-color');
      expect(init).toMatchObject({ code: 0 });
      const validate = await attached.workspace.run('validate', '-no-color');
      expect(validate).toMatchObject({
        code: 0,
        text: expect.stringContaining('The configuration is valid.') as string,
      });
      expect(await attached.workspace.apply()).toMatchObject({ code: 0 });
      expect(attached.standIns.world.all()).not.toEqual([]);
      expect(await attached.workspace.plan()).toMatchObject({ code: 0 });

      const destroy = await attached.workspace.run('destroy', '-auto-approve', '-no-color');
      expect(destroy).toMatchObject({ code: 0 });
      expect(attached.standIns.world.all()).toEqual([]);
    },
  );
});
