import { afterEach, beforeEach } from 'vitest';

import { startStandIns, type StandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, type Workspace } from './terraform';

/** Stand-ins and a workspace attached to them. */
export interface Attached {
  standIns: StandIns;
  workspace: Workspace;
}

/** Gives each test of the suite that calls this stand-ins and a workspace of its own. */
export function attachedWorkspace(): Attached {
  const attached = {} as Attached;
  beforeEach(async () => {
    attached.standIns = await startStandIns();
    attached.workspace = aWorkspace(attached.standIns);
  });
  afterEach(async () => {
    attached.workspace.remove();
    await attached.standIns.close();
  });
  return attached;
}
