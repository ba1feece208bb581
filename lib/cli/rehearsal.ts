import { join } from 'node:path';

import { runInOrder, type Outcome } from '../terraform/in-order';
import { rehearseStack, type StackRehearsal } from '../terraform/rehearse-stack';
import type { Terraform } from '../terraform/binary';
import type { SynthesizedStack } from './cdktf-manifest';
import { Refused } from './exit';
import { watchInterrupts, type Interrupts } from './interrupts';
import type { Io } from './io';
import { describeEvent } from './event-line';
import type { Progress } from './progress';
import { prepareRehearsal, type RehearsalFolder } from './rehearsal-folder';
import { NotRehearsable } from './rehearsal-override';
import { reattachForAll, refuseRealProviders } from './stand-ins';
import type { Stopwatch } from './stopwatch';

export interface RehearsalRun {
  readonly folder: string;
  readonly stacks: readonly SynthesizedStack[];
  readonly terraform: Terraform;
  /** The stand-ins, as `TF_REATTACH_PROVIDERS` wants to hear of them. */
  readonly reattach: string;
  readonly progress: Progress;
  readonly stopwatch: Stopwatch;
}

export interface RehearsalEnd {
  readonly outcomes: ReadonlyMap<string, Outcome<StackRehearsal>>;
  readonly interrupts: Interrupts;
}

/** Takes the stacks through Terraform against the stand-ins, in their order. */
export async function rehearseStacks(io: Io, run: RehearsalRun): Promise<RehearsalEnd> {
  const prepared = prepare(io, run);
  const reattach = reattachForAll(run.reattach);
  refuseRealProviders(prepared.stacks, reattach);
  const env = { ...prepared.env, TF_REATTACH_PROVIDERS: reattach };
  return watchInterrupts(io, async (interrupts) => {
    const outcomes = await runInOrder(run.stacks, {
      parallelism: 1,
      isStopped: interrupts.isStopped,
      run: ({ name, folder }) =>
        rehearseStack(
          { terraform: run.terraform, folder, env, onInterrupt: interrupts.on },
          hooksOf(name, run),
        ),
    });
    return { outcomes, interrupts };
  });
}

function hooksOf(
  name: string,
  { progress, stopwatch }: RehearsalRun,
): Parameters<typeof rehearseStack>[1] {
  return {
    phase: (phase, work) => {
      progress.show(`${name}: ${phase} …`);
      return stopwatch.time(phase, work).then((result) => {
        progress.say(`${name}: ${phase} done`);
        return result;
      });
    },
    onEvent: (event) => {
      const line = describeEvent(event);
      if (line !== undefined) progress.show(`${name}: ${line}`);
    },
  };
}

function prepare(io: Io, { folder, stacks }: RehearsalRun): RehearsalFolder {
  try {
    return prepareRehearsal(io, folder, stacks);
  } catch (error) {
    throw error instanceof NotRehearsable ? new Refused(error.message) : error;
  }
}

/** Where the files of a rehearsal lie: never among those that are deployed. */
export function rehearsalFolder(output: string): string {
  return join(output, 'rehearsal');
}
