import type { StateResource } from '../../../support/terraform';
import type { AwsWorkspace } from '../apply';
import { outcomeOf } from '../outcome';
import type { Program } from '../../../stacks/synthesized';

/** What an apply of a program left, and what a plan after it would still do. */
export interface Observed {
  /** The last line of the apply. */
  readonly outcome: string | undefined;
  readonly state: Readonly<Record<string, StateResource>>;
  /** The addresses of what is to be changed. */
  readonly pending: readonly string[];
}

export async function observe(aws: AwsWorkspace, program: Program): Promise<Observed> {
  aws.write(program);
  const outcome = outcomeOf(await aws.apply()).at(-1);
  return { outcome, state: await aws.terraform.state(), pending: await pendingIn(aws) };
}

interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

async function pendingIn({ terraform }: AwsWorkspace): Promise<string[]> {
  await terraform.run('plan', '-out=pending', '-no-color', '-input=false');
  const { text } = await terraform.run('show', '-json', 'pending');
  const { resource_changes: changes = [] } = JSON.parse(text) as ShownPlan;
  return changes
    .filter(({ change }) => change.actions.some((action) => !['no-op', 'read'].includes(action)))
    .map(({ address }) => address);
}
