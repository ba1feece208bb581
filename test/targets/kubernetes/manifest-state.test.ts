import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { startStandIns, type StandIns } from '../../../lib/rehearsal/stand-ins';
import { manifestOf, manifestOfState } from '../../../lib/targets/kubernetes/manifest';
import { aWorkspace, hasTerraform, type Workspace } from '../../support/terraform';
import { PROGRAMS } from '../../stacks/programs';
import { synthesizeInto } from '../../stacks/synthesized';
import { faultsOf } from './api-object';

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe.skipIf(!hasTerraform)('the objects in Terraform’s state', () => {
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

  it.each(PROGRAMS.filter(([name]) => name.endsWith('.kubernetes')))(
    'of %s say all that the configuration says, in the same form',
    { timeout: 120_000 },
    async (_, program) => {
      const stack = synthesizeInto(workspace.folder, program);
      const { resource } = JSON.parse(readFileSync(join(stack, 'cdk.tf.json'), 'utf8')) as {
        resource: Resources;
      };
      cpSync(stack, workspace.folder, { recursive: true });
      workspace.write({});
      expect(await workspace.run('init', '-no-color')).toMatchObject({ code: 0 });
      expect(await workspace.apply()).toMatchObject({ code: 0 });
      const state = await workspace.state();

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
