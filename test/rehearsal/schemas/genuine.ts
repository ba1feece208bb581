import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

import type {
  AttributeSchema,
  BlockSchema,
  ProviderSchema,
} from '../../../lib/rehearsal/schemas/schema';

/** Genuine dumps lie beside the repository where it is developed; elsewhere there are none. */
const FOLDER = resolve(__dirname, '../../../../shared/schemas');

interface GenuineBlock {
  readonly attributes?: Readonly<Record<string, AttributeSchema>>;
  readonly block_types?: Readonly<Record<string, GenuineNested>>;
}

interface GenuineNested {
  readonly nesting_mode: string;
  readonly block: GenuineBlock;
  readonly min_items?: number;
  readonly max_items?: number;
}

interface GenuineResource {
  readonly version: number;
  readonly block: GenuineBlock;
}

export interface GenuineSchema {
  readonly provider: GenuineResource;
  readonly resource_schemas: Readonly<Record<string, GenuineResource>>;
  readonly data_source_schemas: Readonly<Record<string, GenuineResource>>;
}

export function hasGenuine(file: string): boolean {
  return existsSync(resolve(FOLDER, file));
}

/** What `terraform providers schema -json` printed for one provider. */
export function readGenuine(file: string): GenuineSchema {
  const json = gunzipSync(readFileSync(resolve(FOLDER, file))).toString('utf8');
  const { provider_schemas } = JSON.parse(json) as {
    readonly provider_schemas: Readonly<Record<string, GenuineSchema>>;
  };
  const [address = ''] = Object.keys(provider_schemas).filter((each) =>
    each.includes('/hashicorp/'),
  );
  return provider_schemas[address] as GenuineSchema;
}

/** Everything a schema says, one line for each attribute and block. */
export type Lines = ReadonlyMap<string, string>;

export function linesOf(
  type: string,
  { version, block }: { version: number; block: BlockSchema },
): Lines {
  const lines = new Map([[type, `version ${version}`]]);
  const add = (path: string, { attributes, blocks }: BlockSchema): void => {
    for (const [name, attribute] of Object.entries(attributes)) {
      lines.set(`${path}.${name}`, describeAttribute(attribute));
    }
    for (const [name, nested] of Object.entries(blocks)) {
      const { nesting, minItems = 0, maxItems = 0 } = nested;
      lines.set(`${path}.${name}`, `block ${nesting} ${minItems}..${maxItems}`);
      add(`${path}.${name}`, nested.block);
    }
  };
  add(type, block);
  return lines;
}

export function genuineLines(type: string, { version, block }: GenuineResource): Lines {
  const lines = new Map([[type, `version ${version}`]]);
  const add = (path: string, { attributes = {}, block_types = {} }: GenuineBlock): void => {
    for (const [name, attribute] of Object.entries(attributes)) {
      lines.set(`${path}.${name}`, describeAttribute(attribute));
    }
    for (const [name, nested] of Object.entries(block_types)) {
      const { nesting_mode, min_items = 0, max_items = 0 } = nested;
      lines.set(`${path}.${name}`, `block ${nesting_mode} ${min_items}..${max_items}`);
      add(`${path}.${name}`, nested.block);
    }
  };
  add(type, block);
  return lines;
}

function describeAttribute({ type, ...flags }: AttributeSchema): string {
  const words = (['required', 'optional', 'computed', 'sensitive'] as const).filter(
    (word) => flags[word],
  );
  return `${JSON.stringify(sorted(type))} ${words.join(' ')}`;
}

/** Members of object types in one order: only their names matter. */
function sorted(type: unknown): unknown {
  if (Array.isArray(type)) return type.map(sorted);
  if (typeof type !== 'object' || type === null) return type;
  const members = Object.entries(type).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
}

/** The lines in which two schemas differ, as `path: generated ≠ genuine`. */
export function differences(generated: ProviderSchema, genuine: GenuineSchema): string[] {
  const pairs = [
    ...Object.entries(generated.resources).map(([type, schema]) =>
      pairOf(type, linesOf(type, schema), genuine.resource_schemas[type]),
    ),
    ...Object.entries(generated.dataSources).map(([type, schema]) =>
      pairOf(`data.${type}`, linesOf(`data.${type}`, schema), genuine.data_source_schemas[type]),
    ),
    pairOf('provider', linesOf('provider', generated.provider), genuine.provider),
  ];
  return pairs.flatMap(([ours, theirs]) => {
    const paths = [...new Set([...ours.keys(), ...theirs.keys()])].sort();
    return paths
      .filter((path) => ours.get(path) !== theirs.get(path))
      .map((path) => `${path}: ${ours.get(path) ?? 'absent'} ≠ ${theirs.get(path) ?? 'absent'}`);
  });
}

function pairOf(
  name: string,
  ours: Lines,
  genuine: GenuineResource | undefined,
): readonly [Lines, Lines] {
  return [ours, genuine === undefined ? new Map() : genuineLines(name, genuine)];
}
