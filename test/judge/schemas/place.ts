/** Where the schema of a kind lies, as kubeconform fills it in. Of the core group, the group is `v1`. */
export const SCHEMA_PATH = '{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json';

export interface GroupVersionKind {
  /** Empty for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** Of a kind, the place that `SCHEMA_PATH` says. */
export function schemaPath({ group, version, kind }: GroupVersionKind): string {
  return `${group === '' ? version : group}/${version}/${kind.toLowerCase()}.json`;
}
