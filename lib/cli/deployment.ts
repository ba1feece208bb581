import { pullState } from '../terraform/steps';
import type { Terraform } from '../terraform/binary';
import { reversed } from '../terraform/in-order';
import { applyStack, type Applied, type ApplyWishes } from './apply-stack';
import type { SynthesizedStack } from './cdktf-manifest';
import { hashStack, parseStateMark, readRecord, writeRecord } from './deployed-record';
import { throwIfInterrupted } from './interrupts';
import type { Io } from './io';
import { oneAtATime } from './one-at-a-time';
import { progressOn } from './progress';
import { stackOutcomes, type StackOutcome } from './stack-outcomes';
import { runTerraform, type StackJob } from './terraform-run';

export interface Deployment {
  readonly terraform: Terraform;
  /** The folder of cdktf.json. */
  readonly projectFolder: string;
  readonly stacks: readonly SynthesizedStack[];
  readonly isDestroy: boolean;
  /** Leaves out the stacks that are as the last deployment left them. */
  readonly onlyChanged: boolean;
  readonly isSure: boolean;
  readonly parallelism: number;
}

export interface DeploymentEnd {
  readonly outcomes: readonly StackOutcome[];
  /** @throws {Interrupted} when there was an interrupt. */
  readonly throwIfInterrupted: () => void;
}

/** Deploys the stacks in the order of their dependencies, or destroys them in the reverse. */
export async function deploy(io: Io, deployment: Deployment): Promise<DeploymentEnd> {
  const { terraform, parallelism, isDestroy } = deployment;
  const progress = progressOn(io);
  const wishes = { isDestroy, progress, confirm: confirmWith(io, deployment) };
  const stacks = isDestroy ? reversed(deployment.stacks) : deployment.stacks;
  const { outcomes, interrupts } = await runTerraform(io, stacks, {
    terraform,
    parallelism,
    work: (job) => deployOne(job, deployment, wishes),
  });
  progress.end();
  return {
    outcomes: stackOutcomes(outcomes),
    throwIfInterrupted: () =>
      throwIfInterrupted(
        interrupts,
        'interrupted: Terraform has saved the state of what it had applied',
      ),
  };
}

async function deployOne(
  job: StackJob,
  deployment: Deployment,
  wishes: ApplyWishes,
): Promise<Applied> {
  const { projectFolder, onlyChanged, isDestroy } = deployment;
  const hash = hashStack(job.stack);
  if (onlyChanged && (await isAsDeployed(job, projectFolder, hash))) {
    return { kind: 'unchanged', changes: { add: 0, change: 0, remove: 0 } };
  }
  const applied = await applyStack(job, wishes);
  if (!isDestroy) await record(job, projectFolder, hash);
  return applied;
}

/** Neither the stack nor its state has changed since we last deployed it. */
async function isAsDeployed(
  { stack, session }: StackJob,
  project: string,
  hash: string,
): Promise<boolean> {
  const last = readRecord(project, stack.name);
  if (last?.hash !== hash) return false;
  const mark = parseStateMark(await pullState(session));
  return mark?.lineage === last.state.lineage && mark.serial === last.state.serial;
}

async function record({ stack, session }: StackJob, project: string, hash: string): Promise<void> {
  const state = parseStateMark(await pullState(session));
  if (state !== undefined) writeRecord(project, stack.name, { hash, state });
}

function confirmWith(io: Io, { isSure, isDestroy }: Deployment): ApplyWishes['confirm'] {
  const alone = oneAtATime();
  return async (stack, plan) => {
    if (isSure) return true;
    const { ask } = io;
    if (ask === undefined) throw new Error('unreachable: refused before, as nobody can answer');
    return alone(async () => {
      io.err(plan);
      const verb = isDestroy ? 'Destroy' : 'Deploy';
      return /^y(es)?$/i.test((await ask(`${verb} stack "${stack}" so? [y/N] `)).trim());
    });
  };
}
