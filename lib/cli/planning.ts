import { rmSync } from 'node:fs';
import { join } from 'node:path';

import type { Terraform } from '../terraform/binary';
import { plannedChanges, type PlannedChange } from '../terraform/planned-changes';
import { planStack, readShown, showPlan } from '../terraform/steps';
import type { SynthesizedStack } from './cdktf-manifest';
import { throwIfInterrupted } from './interrupts';
import type { Io } from './io';
import { progressOn } from './progress';
import { stackOutcomes, type StackOutcome, type Succeeded } from './stack-outcomes';
import { runTerraform, type StackJob } from './terraform-run';

const PLAN_FILE = 'fleetwright.plan';

export interface PlannedStack extends StackOutcome {
  readonly resources?: readonly PlannedChange[];
  /** As Terraform shows it to people. */
  readonly text?: string;
}

interface Planned extends Succeeded {
  readonly resources: readonly PlannedChange[];
  readonly text: string;
}

export interface Planning {
  readonly terraform: Terraform;
  readonly stacks: readonly SynthesizedStack[];
  readonly parallelism: number;
}

/** Plans every stack by itself; none waits for another, as nothing is applied. */
export async function planStacks(
  io: Io,
  { terraform, stacks, parallelism }: Planning,
): Promise<{
  readonly outcomes: readonly PlannedStack[];
  readonly throwIfInterrupted: () => void;
}> {
  const progress = progressOn(io);
  const independent = stacks.map((stack) => ({ ...stack, dependencies: [] }));
  const { outcomes, interrupts } = await runTerraform(io, independent, {
    terraform,
    parallelism,
    work: (job) => {
      progress.show(`${job.stack.name}: plan …`);
      return planOne(job);
    },
  });
  progress.end();
  const told = stackOutcomes(outcomes).map((outcome): PlannedStack => {
    const found = outcomes.get(outcome.stack);
    if (found?.kind !== 'done') return outcome;
    return { ...outcome, resources: found.value.resources, text: found.value.text };
  });
  return {
    outcomes: told,
    throwIfInterrupted: () => throwIfInterrupted(interrupts, 'interrupted: nothing was changed'),
  };
}

async function planOne({ stack, session }: StackJob): Promise<Planned> {
  try {
    const { hasChanges, changes } = await planStack(session, { planFile: PLAN_FILE });
    const text = await showPlan(session, PLAN_FILE);
    const resources = plannedChanges(await readShown(session, PLAN_FILE));
    return { kind: hasChanges ? 'planned' : 'unchanged', changes, resources, text };
  } finally {
    rmSync(join(stack.folder, PLAN_FILE), { force: true });
  }
}
