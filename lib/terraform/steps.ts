import { callTerraform, type TerraformEnd, type TerraformSession } from './call';
import { parseDiagnostic, renderDiagnostics, type Diagnostic } from './diagnostic';
import { parseUiEvent, type ChangeCounts, type UiEvent } from './ui-event';

export type OnEvent = (event: UiEvent) => void;

/** Terraform ran and failed. The message is all that it said about it. */
export class TerraformFailed extends Error {
  override readonly name = 'TerraformFailed';

  constructor(
    readonly step: string,
    words: string,
    readonly isInterrupted: boolean,
  ) {
    super(words);
  }
}

export interface PlanResult {
  readonly changes: ChangeCounts;
  /** Whether applying would change anything, outputs included. */
  readonly hasChanges: boolean;
  readonly warnings: readonly Diagnostic[];
}

export async function initStack(
  session: TerraformSession,
  flags: readonly string[] = [],
): Promise<void> {
  const end = await callTerraform(session, ['init', '-input=false', '-no-color', ...flags]);
  if (end.code !== 0) throw failureOf('init', end, []);
}

/** @returns the warnings. */
export async function validateStack(session: TerraformSession): Promise<readonly Diagnostic[]> {
  const end = await callTerraform(session, ['validate', '-json', '-no-color']);
  const diagnostics = diagnosticsOfValidate(end.stdout);
  if (end.code !== 0) throw failureOf('validate', end, diagnostics);
  return diagnostics;
}

/** Writes what would change to `planFile`, which lies in the stack's folder. */
export async function planStack(
  session: TerraformSession,
  { planFile, isDestroy = false }: { readonly planFile: string; readonly isDestroy?: boolean },
  onEvent: OnEvent = () => undefined,
): Promise<PlanResult> {
  const args = ['plan', '-json', '-input=false', '-detailed-exitcode', `-out=${planFile}`];
  const run = await followed(session, [...args, ...(isDestroy ? ['-destroy'] : [])], onEvent);
  if (run.end.code !== 0 && run.end.code !== 2) throw failureOf('plan', run.end, run.diagnostics);
  return { changes: run.changes, hasChanges: run.end.code === 2, warnings: run.diagnostics };
}

/** Applies a saved plan, and nothing but it. */
export async function applyPlan(
  session: TerraformSession,
  planFile: string,
  { onEvent = () => undefined, resourceParallelism = 10 }: ApplyOptions = {},
): Promise<ChangeCounts> {
  const flags = ['-json', '-input=false', `-parallelism=${resourceParallelism}`];
  const run = await followed(session, ['apply', ...flags, planFile], onEvent);
  if (run.end.code !== 0) throw failureOf('apply', run.end, run.diagnostics);
  return run.changes;
}

export interface ApplyOptions {
  readonly onEvent?: OnEvent;
  /**
   * How many resources Terraform works on at once.
   *
   * @default 10
   */
  readonly resourceParallelism?: number;
}

/** A saved plan as Terraform shows it to people. */
export async function showPlan(session: TerraformSession, planFile: string): Promise<string> {
  const end = await callTerraform(session, ['show', '-no-color', planFile]);
  if (end.code !== 0) throw failureOf('show', end, []);
  return end.stdout;
}

/** A saved plan, or without one the state, as data. */
export async function readShown(session: TerraformSession, planFile?: string): Promise<unknown> {
  const end = await callTerraform(session, ['show', '-json', ...(planFile ? [planFile] : [])]);
  if (end.code !== 0) throw failureOf('show', end, []);
  return JSON.parse(end.stdout);
}

/** The state's text; empty when there is none yet. */
export async function pullState(session: TerraformSession): Promise<string> {
  const end = await callTerraform(session, ['state', 'pull']);
  if (end.code !== 0) throw failureOf('state pull', end, []);
  return end.stdout;
}

interface Followed {
  readonly end: TerraformEnd;
  readonly diagnostics: readonly Diagnostic[];
  readonly changes: ChangeCounts;
}

async function followed(
  session: TerraformSession,
  args: string[],
  onEvent: OnEvent,
): Promise<Followed> {
  const diagnostics: Diagnostic[] = [];
  let changes: ChangeCounts = { add: 0, change: 0, remove: 0 };
  const end = await callTerraform(session, args, (line) => {
    const event = parseUiEvent(line);
    if (event === undefined) return;
    if (event.kind === 'diagnostic') diagnostics.push(event.diagnostic);
    if (event.kind === 'summary') changes = event.changes;
    onEvent(event);
  });
  return { end, diagnostics, changes };
}

function failureOf(
  step: string,
  end: TerraformEnd,
  diagnostics: readonly Diagnostic[],
): TerraformFailed {
  const told = renderDiagnostics(diagnostics);
  const words = [told, end.stderr.trim(), told === '' ? end.stdout.trim() : ''].filter(
    (text) => text !== '',
  );
  return new TerraformFailed(step, words.join('\n\n'), end.isInterrupted);
}

function diagnosticsOfValidate(stdout: string): Diagnostic[] {
  try {
    const { diagnostics } = JSON.parse(stdout) as { diagnostics?: unknown[] };
    return (diagnostics ?? []).flatMap((value) => parseDiagnostic(value) ?? []);
  } catch {
    return [];
  }
}
