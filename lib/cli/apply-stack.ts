import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { applyPlan, planStack, showPlan, TerraformFailed } from '../terraform/steps';
import type { ChangeCounts, UiEvent } from '../terraform/ui-event';
import { startApplyLog, type ApplyLog } from './apply-log';
import { describeEvent } from './event-line';
import { Refused } from './exit';
import type { Progress } from './progress';
import type { StackJob } from './terraform-run';

const PLAN_FILE = 'fleetwright.plan';

export interface ApplyWishes {
  readonly isDestroy: boolean;
  readonly progress: Progress;
  /** Shows the plan and asks whether to apply it. */
  readonly confirm: (stack: string, plan: string) => Promise<boolean>;
}

export interface Applied {
  readonly kind: 'applied' | 'unchanged';
  readonly changes: ChangeCounts;
}

/** A change of a stack that stopped half-way. */
export class StackFailed extends Error {
  override readonly name = 'StackFailed';

  constructor(
    words: string,
    readonly applied: readonly string[],
    readonly notApplied: readonly string[],
  ) {
    super(words);
  }
}

/** Plans the stack, asks, and applies exactly the plan that was shown. */
export async function applyStack(job: StackJob, wishes: ApplyWishes): Promise<Applied> {
  const { stack, session } = job;
  const { isDestroy, progress, confirm } = wishes;
  const log = startApplyLog();
  try {
    progress.show(`${stack.name}: plan …`);
    const plan = { planFile: PLAN_FILE, isDestroy };
    const { hasChanges, changes } = await planStack(session, plan, log.note);
    if (!hasChanges) return { kind: 'unchanged', changes };
    const isWanted = await confirm(stack.name, await showPlan(session, PLAN_FILE));
    if (!isWanted) throw new Refused('not applied: the answer was no');
    return { kind: 'applied', changes: await apply(job, wishes, log) };
  } finally {
    // It holds every value in plain text, secrets too.
    rmSync(join(stack.folder, PLAN_FILE), { force: true });
  }
}

async function apply(
  { stack, session }: StackJob,
  { progress }: ApplyWishes,
  log: ApplyLog,
): Promise<ChangeCounts> {
  const onEvent = (event: UiEvent): void => {
    log.note(event);
    const line = describeEvent(event);
    if (line === undefined) return;
    if (event.kind === 'started') progress.show(`${stack.name}: ${line}`);
    else progress.say(`${stack.name}: ${line}`);
  };
  try {
    return await applyPlan(session, PLAN_FILE, { onEvent });
  } catch (error) {
    if (!(error instanceof TerraformFailed)) throw error;
    throw new StackFailed(error.message, log.applied(), log.notApplied());
  }
}
