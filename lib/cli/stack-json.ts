import { readFileSync } from 'node:fs';

/** The parts of a synthesized stack that the command line looks at. */
export interface StackJson {
  readonly terraform?: {
    readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly cloud?: unknown;
    readonly required_providers?: Readonly<Record<string, { readonly source?: string }>>;
  };
  readonly resource?: Blocks;
  readonly data?: Blocks;
}

/** By type, then by name. */
export type Blocks = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

export function readStackJson(file: string): StackJson {
  return JSON.parse(readFileSync(file, 'utf8')) as StackJson;
}

export function countResources({ resource = {}, data = {} }: StackJson): number {
  return [...Object.values(resource), ...Object.values(data)].reduce(
    (sum, blocks) => sum + Object.keys(blocks).length,
    0,
  );
}

/** Whether the state lies in a file on this machine. */
export function hasLocalState({ terraform = {} }: StackJson): boolean {
  return (
    terraform.cloud === undefined &&
    Object.keys(terraform.backend ?? { local: {} }).includes('local')
  );
}
