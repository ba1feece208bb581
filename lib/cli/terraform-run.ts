import { runInOrder, type Outcome } from '../terraform/in-order';
import type { Terraform } from '../terraform/binary';
import type { TerraformSession } from '../terraform/call';
import { initStack } from '../terraform/steps';
import type { SynthesizedStack } from './cdktf-manifest';
import { watchInterrupts, type Interrupts } from './interrupts';
import type { Io } from './io';
import { oneAtATime } from './one-at-a-time';

export interface StackJob {
  readonly stack: SynthesizedStack;
  readonly session: TerraformSession;
}

export interface TerraformRun<Value> {
  readonly terraform: Terraform;
  readonly parallelism: number;
  readonly work: (job: StackJob) => Promise<Value>;
}

export interface TerraformOutcomes<Value> {
  readonly outcomes: ReadonlyMap<string, Outcome<Value>>;
  readonly interrupts: Interrupts;
}

/**
 * Initializes Terraform in the folder of each stack and does `work` there, in the order of `stacks`'
 * dependencies.
 */
export async function runTerraform<Value>(
  io: Io,
  stacks: readonly SynthesizedStack[],
  { terraform, parallelism, work }: TerraformRun<Value>,
): Promise<TerraformOutcomes<Value>> {
  // Terraform's plugin cache must not be filled by two at once.
  const alone = oneAtATime();
  return watchInterrupts(io, async (interrupts) => {
    const run = async (stack: SynthesizedStack): Promise<Value> => {
      const session = { terraform, folder: stack.folder, env: io.env, onInterrupt: interrupts.on };
      await alone(() => initStack(session));
      return work({ stack, session });
    };
    const isStopped = interrupts.isStopped;
    return { outcomes: await runInOrder(stacks, { parallelism, run, isStopped }), interrupts };
  });
}
