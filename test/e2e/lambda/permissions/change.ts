import type { Account, NamedPolicy, PolicyStatement } from './account';

/** What becomes of a statement; `undefined` takes it out. */
export type Change = (statement: PolicyStatement) => PolicyStatement | undefined;

/** The account with every statement of every policy changed, or taken out. */
export function withStatements(account: Account, change: Change): Account {
  return {
    principals: account.principals.map(({ trust, ...principal }) => ({
      ...principal,
      policies: principal.policies.map((policy) => changed(policy, change)),
      ...(trust !== undefined && {
        trust: changed({ name: '', document: trust }, change).document,
      }),
    })),
    resourcePolicies: account.resourcePolicies.map((policy) => changed(policy, change)),
  };
}

function changed({ name, document }: NamedPolicy, change: Change): NamedPolicy {
  const statements = document.Statement.map(change);
  const kept = statements.filter((statement) => statement !== undefined);
  return { name, document: { ...document, Statement: kept } };
}

/** A change that only befalls the statements that allow `action`. */
export function ofAction(action: string, change: Change): Change {
  return (statement) =>
    [statement.Action].flat().includes(action) ? change(statement) : statement;
}
