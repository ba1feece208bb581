import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { manifestOf, manifestOfState } from '../../../lib/targets/kubernetes/manifest';
import { attachedWorkspace } from '../../support/attached-workspace';
import { hasTerraform } from '../../support/terraform';
import { PROGRAMS } from '../../stacks/programs';
import { synthesizeInto } from '../../stacks/synthesized';
import { faultsOf } from './api-object';

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe.skipIf(!hasTerraform)('the objects in Terraform’s state', () => {
  const attached = attachedWorkspace();

  it.each(PROGRAMS.filter(([name]) => name.endsWith('.kubernetes')))(
    'of %s say all that the configuration says, in the same form',
    { timeout: 120_000 },
    async (_, program) => {
      const stack = synthesizeInto(attached.workspace.folder, program);
      const { resource } = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as {
        resource: Resources;
      };
      cpSync(stack, attached.workspace.folder, { recursive: true });
      attached.workspace.write({});
      expect(await attached.workspace.run('init', '-no-color')).toMatchObject({ code: 0 });
      expect(await attached.workspace.apply()).toMatchObject({ code: 0 });
      const state = await attached.workspace.state();

      for (const [type, blocks] of Object.entries(resource)) {
        for (const [id, block] of Object.entries(blocks)) {
          const stored = manifestOfState(type, state[`${type}.${id}`]?.values);
          expect(stored).toMatchObject(manifestOf(type, block) ?? { kind: 'nothing' });
          expect(stored === undefined ? [] : faultsOf(stored)).toEqual([]);
        }
      }
    },
  );
});
