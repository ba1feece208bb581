/** A way into a value: names of attributes and blocks, and positions in lists. */
export type ValuePath = readonly (string | number)[];

/** What a provider tells Terraform's user. */
export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  /** What of the resource it is about; Terraform then shows the line. */
  readonly path?: ValuePath;
}

export function errorDiagnostic(summary: string, detail = '', path?: ValuePath): Diagnostic {
  return { severity: 'error', summary, detail, ...(path === undefined ? {} : { path }) };
}

export function diagnosticMessage({ severity, summary, detail, path }: Diagnostic): object {
  return {
    severity: severity.toUpperCase(),
    summary,
    detail,
    ...(path === undefined ? {} : { attribute: attributePathMessage(path) }),
  };
}

export function attributePathMessage(path: ValuePath): object {
  return {
    steps: path.map((step) =>
      typeof step === 'number' ? { element_key_int: step } : { attribute_name: step },
    ),
  };
}
