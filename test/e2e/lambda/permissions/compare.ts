import type { Account } from './account';
import type { Prover } from './prover';
import type { Allowance, Question } from './question';

/** Where what is allowed is not what is meant, a line each. Nothing when both are exactly the same. */
export async function differences(
  prover: Prover,
  account: Account,
  meant: ReadonlyMap<string, readonly Allowance[]>,
): Promise<string[]> {
  const missing = await notAllowed(prover, account, meant);
  const beyond = await prover.beyond(account, meant);
  return [
    ...missing,
    ...beyond.map(({ principal, action, resource }) => `${principal} may ${action} on ${resource}`),
  ];
}

async function notAllowed(
  prover: Prover,
  account: Account,
  meant: ReadonlyMap<string, readonly Allowance[]>,
): Promise<string[]> {
  const needs = [...meant].flatMap(([principal, allowances]) =>
    allowances.flatMap(questionsOf).map((question) => ({ ...question, principal })),
  );
  const answers = await prover.whoMay(account, needs);
  return needs
    .filter((_, index) => answers[index]?.length === 0)
    .map(({ principal, action, resource }) => `${principal} may not ${action} on ${resource}`);
}

/** Something of each kind that an allowance is meant to allow. */
export function questionsOf({ actions, resources, condition = {} }: Allowance): Question[] {
  const known = Object.values(condition).flatMap((values) => Object.entries(values));
  const where = Object.fromEntries(known.map(([key, value]) => [key, exampleOf(firstOf(value))]));
  return actions.flatMap((action) =>
    resources.map((resource) => ({
      action: exampleOf(action),
      resource: exampleOf(resource),
      where,
    })),
  );
}

function firstOf(value: unknown): string {
  return String([value].flat()[0]);
}

function exampleOf(pattern: string): string {
  return pattern.replaceAll(/[*?]/g, 'x');
}
