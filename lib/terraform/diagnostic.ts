/** One error or warning, as Terraform's machine-readable output gives it. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail?: string;
  /** The resource that it is about. */
  readonly address?: string;
  readonly range?: { readonly filename: string; readonly start: { readonly line: number } };
  readonly snippet?: { readonly context?: string | null; readonly code: string };
}

/** The diagnostics with all that Terraform says, errors first. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const of = (wanted: Diagnostic['severity']): Diagnostic[] =>
    diagnostics.filter(({ severity }) => severity === wanted);
  return [...of('error'), ...of('warning')].map(renderDiagnostic).join('\n\n');
}

function renderDiagnostic(diagnostic: Diagnostic): string {
  const { severity, summary, detail = '', address } = diagnostic;
  return [
    `${severity === 'error' ? 'Error' : 'Warning'}: ${summary}`,
    ...(address === undefined ? [] : [`  with ${address}`]),
    ...renderPlace(diagnostic),
    ...(detail === '' ? [] : ['', detail]),
  ].join('\n');
}

function renderPlace({ range, snippet }: Diagnostic): string[] {
  if (range === undefined) return [];
  const context = snippet?.context ? `, in ${snippet.context}` : '';
  const code =
    snippet === undefined || snippet.code.length > 400 ? '' : `\n  ${snippet.code.trim()}`;
  return [`  on ${range.filename} line ${range.start.line}${context}${code}`];
}

/** @returns undefined for what is not a diagnostic. */
export function parseDiagnostic(value: unknown): Diagnostic | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { severity, summary } = value as Partial<Diagnostic>;
  if ((severity !== 'error' && severity !== 'warning') || typeof summary !== 'string')
    return undefined;
  return value as Diagnostic;
}
