import type { TerraformSession } from './call';
import { applyPlan, initStack, planStack, validateStack, type OnEvent } from './steps';

export const REHEARSAL_PHASES = ['init', 'validate', 'plan', 'apply', 'second plan'] as const;

export type RehearsalPhase = (typeof REHEARSAL_PHASES)[number];

/** How a stack fared, when nothing went wrong. */
export interface StackRehearsal {
  /** Resources that the plan created. */
  readonly created: number;
}

/** Terraform wants to change again what it has just made. */
export class SecondPlanNotEmpty extends Error {
  override readonly name = 'SecondPlanNotEmpty';

  constructor(readonly changes: readonly string[]) {
    super(
      ['the second plan is not empty; it would', ...changes.map((change) => `  ${change}`)].join(
        '\n',
      ),
    );
  }
}

export interface RehearsalHooks {
  /** Runs one phase, so that the caller can time and show it. */
  readonly phase: <T>(phase: RehearsalPhase, work: () => Promise<T>) => Promise<T>;
  readonly onEvent: OnEvent;
}

/**
 * Takes one stack from nothing to applied, and sees that a second plan finds nothing to do.
 *
 * @throws {TerraformFailed} with all that Terraform said. @throws {SecondPlanNotEmpty}
 */
export async function rehearseStack(
  session: TerraformSession,
  { phase, onEvent }: RehearsalHooks,
): Promise<StackRehearsal> {
  await phase('init', () => initStack(session, ['-reconfigure']));
  await phase('validate', () => validateStack(session));
  const planFile = 'rehearsal.plan';
  const { changes } = await phase('plan', () => planStack(session, { planFile }, onEvent));
  await phase('apply', () => applyPlan(session, planFile, { onEvent }));
  await phase('second plan', () => refuseSecondChanges(session));
  return { created: changes.add };
}

async function refuseSecondChanges(session: TerraformSession): Promise<void> {
  const wanted: string[] = [];
  const { hasChanges } = await planStack(session, { planFile: 'second.plan' }, (event) => {
    if (event.kind === 'planned' && event.action !== 'no-op') {
      wanted.push(`${event.action} ${event.address}`);
    }
  });
  if (hasChanges) throw new SecondPlanNotEmpty(wanted.length > 0 ? wanted : ['change its outputs']);
}
