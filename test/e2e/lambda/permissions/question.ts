import type { Account, NamedPolicy, PolicyStatement, Principal } from './account';

/** Whether anybody may do `action` to `resource`, in a request of which `where` is known. */
export interface Question {
  readonly action: string;
  readonly resource: string;
  readonly where?: Readonly<Record<string, string>>;
  /** Whom it is about. Without it, everybody. */
  readonly principal?: string;
}

/** What a principal is meant to be allowed. */
export interface Allowance {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly condition?: PolicyStatement['Condition'];
}

/** The input of the prover. */
export interface Theorem {
  readonly account: object;
  readonly invariants: object;
}

/** The claims that nobody may do what a question asks about: whoever may is a counterexample. */
export function claimsThatNobodyMay(account: Account, questions: readonly Question[]): Theorem {
  const everybody = account.principals.map(({ arn }) => arn);
  const invariants = questions.map(({ action, resource, where = {}, principal }, index) => ({
    id: String(index),
    forbid: { action, resource },
    where,
    unless_principal: principal === undefined ? [] : everybody.filter((arn) => arn !== principal),
  }));
  return { account: asInput(account), invariants: { invariants } };
}

/**
 * The claims that nobody may do anything at all once everything that he is meant to be allowed is denied
 * to him: whatever he still may is a counterexample. They are about every resource that there can be,
 * and about every action, since one that no policy speaks of is allowed to nobody.
 */
export function claimsThatNothingIsLeft(
  account: Account,
  allowances: ReadonlyMap<string, readonly Allowance[]>,
): Theorem {
  const principals = account.principals.map((principal) => ({
    ...principal,
    policies: [...principal.policies, denial(allowances.get(principal.arn) ?? [])],
  }));
  const invariants = actionsIn(account).map((action) => ({
    id: action,
    forbid: { action, resource: '*' },
  }));
  return { account: asInput({ ...account, principals }), invariants: { invariants } };
}

/** Every action that a policy allows, as it is written there. */
function actionsIn({ principals, resourcePolicies }: Account): string[] {
  const documents = [
    ...principals.flatMap(({ policies }) => policies.map(({ document }) => document)),
    ...principals.flatMap(({ trust }) => (trust === undefined ? [] : [trust])),
    ...resourcePolicies.map(({ document }) => document),
  ];
  const actions = documents
    .flatMap(({ Statement }) => Statement)
    // Where a statement only says what it is not about, it is about everything else.
    .flatMap(({ Action = '*' }) => Action);
  return [...new Set(actions)].sort();
}

function denial(allowances: readonly Allowance[]): NamedPolicy {
  const statements = allowances.map(({ actions, resources, condition }): PolicyStatement => ({
    Effect: 'Deny',
    Action: actions,
    Resource: resources,
    ...(condition !== undefined && { Condition: condition }),
  }));
  return { name: 'all that is meant', document: { Statement: statements } };
}

function asInput({ principals, resourcePolicies }: Account): object {
  return {
    principals: principals.map(({ arn, policies }) => ({ arn, policies })),
    resource_policies: [...resourcePolicies, ...principals.flatMap(trustAsResourcePolicy)],
  };
}

/** Who may take on a role is a policy of the role itself, whose resource IAM leaves out. */
function trustAsResourcePolicy({ arn, trust }: Principal): NamedPolicy[] {
  if (trust === undefined) return [];
  const statements = trust.Statement.map((statement) => ({ ...statement, Resource: arn }));
  return [{ name: `trust of ${arn}`, document: { ...trust, Statement: statements } }];
}
