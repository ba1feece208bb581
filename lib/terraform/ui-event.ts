import { parseDiagnostic, type Diagnostic } from './diagnostic';

export type ResourceAction =
  'create' | 'read' | 'update' | 'replace' | 'delete' | 'no-op' | 'other';

/** What Terraform tells while it works, as far as we show it. */
export type UiEvent =
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic }
  | { readonly kind: 'planned'; readonly address: string; readonly action: ResourceAction }
  | {
      readonly kind: 'started' | 'finished' | 'failed';
      readonly address: string;
      readonly action: ResourceAction;
    }
  | { readonly kind: 'waiting'; readonly address: string; readonly seconds: number }
  | { readonly kind: 'summary'; readonly changes: ChangeCounts };

export interface ChangeCounts {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
}

interface RawEvent {
  readonly type?: string;
  readonly diagnostic?: unknown;
  readonly change?: { readonly resource?: { readonly addr?: string }; readonly action?: string };
  readonly hook?: {
    readonly resource?: { readonly addr?: string };
    readonly action?: string;
    readonly elapsed_seconds?: number;
  };
  readonly changes?: ChangeCounts;
}

const HOOKS = {
  apply_start: 'started',
  apply_complete: 'finished',
  apply_errored: 'failed',
} as const;
const ACTIONS: ReadonlySet<string> = new Set([
  'create',
  'read',
  'update',
  'replace',
  'delete',
  'no-op',
]);

/**
 * One line of the machine-readable output; `undefined` for lines that we do not show.
 *
 * @see https://developer.hashicorp.com/terraform/internals/machine-readable-ui
 */
export function parseUiEvent(line: string): UiEvent | undefined {
  const event = parseLine(line);
  if (event === undefined) return undefined;
  if (event.type === 'diagnostic') {
    const diagnostic = parseDiagnostic(event.diagnostic);
    return diagnostic && { kind: 'diagnostic', diagnostic };
  }
  if (event.type === 'planned_change') return plannedOf(event);
  if (event.type === 'change_summary' && event.changes !== undefined) {
    const { add, change, remove } = event.changes;
    return { kind: 'summary', changes: { add, change, remove } };
  }
  return hookOf(event);
}

function plannedOf({ change }: RawEvent): UiEvent {
  return {
    kind: 'planned',
    address: change?.resource?.addr ?? '',
    action: actionOf(change?.action),
  };
}

function hookOf({ type = '', hook = {} }: RawEvent): UiEvent | undefined {
  const { resource: { addr: address } = {}, action, elapsed_seconds: seconds = 0 } = hook;
  if (address === undefined) return undefined;
  if (type === 'apply_progress') return { kind: 'waiting', address, seconds };
  if (!Object.hasOwn(HOOKS, type)) return undefined;
  return { kind: HOOKS[type as keyof typeof HOOKS], address, action: actionOf(action) };
}

function actionOf(action = 'other'): ResourceAction {
  if (action === 'noop') return 'no-op';
  return ACTIONS.has(action) ? (action as ResourceAction) : 'other';
}

/** Terraform mixes plain lines in, among them the one about a configured backend. */
function parseLine(line: string): RawEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as RawEvent;
  } catch {
    return undefined;
  }
}
