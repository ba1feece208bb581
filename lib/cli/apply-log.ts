import type { ResourceAction, UiEvent } from '../terraform/ui-event';

/** Which of the planned changes have come true so far. */
export interface ApplyLog {
  readonly note: (event: UiEvent) => void;
  readonly applied: () => readonly string[];
  readonly notApplied: () => readonly string[];
}

/** Replacing takes two operations, everything else one. */
const OPERATIONS: Readonly<Partial<Record<ResourceAction, number>>> = {
  replace: 2,
  read: 0,
  'no-op': 0,
};

export function startApplyLog(): ApplyLog {
  const missing = new Map<string, number>();
  const listed = (wanted: (left: number) => boolean): readonly string[] =>
    [...missing]
      .filter(([, left]) => wanted(left))
      .map(([address]) => address)
      .sort();
  return {
    note: (event) => {
      if (event.kind === 'planned') {
        const operations = OPERATIONS[event.action] ?? 1;
        if (operations > 0) missing.set(event.address, operations);
      }
      if (event.kind === 'finished') {
        const left = missing.get(event.address);
        if (left !== undefined) missing.set(event.address, left - 1);
      }
    },
    applied: () => listed((left) => left <= 0),
    notApplied: () => listed((left) => left > 0),
  };
}
