/** One resource that a plan would change. */
export interface PlannedChange {
  readonly address: string;
  readonly actions: readonly string[];
}

interface RawPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[] };
  }[];
}

/** The resources that a plan, as `show -json` gives it, would touch; sorted by address. */
export function plannedChanges(plan: unknown): PlannedChange[] {
  const { resource_changes: changes = [] } = plan as RawPlan;
  return changes
    .filter(({ change }) =>
      change.actions.some((action) => action !== 'no-op' && action !== 'read'),
    )
    .map(({ address, change }) => ({ address, actions: change.actions }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}
