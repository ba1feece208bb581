import { TerraformDataSource, type TerraformElement, type TerraformMetaArguments } from 'cdktf';
import type { Construct } from 'constructs';

import type { Expression } from './expression';

/** A provider's construct class for one kind of resource or data source. */
export interface ResourceClass<
  Config = never,
  Resource extends TerraformElement = TerraformElement,
> {
  new (scope: Construct, id: string, config: Config): Resource;
  readonly tfResourceType: string;
}

/** A provider's config type in which every text may also be an `Expression`. */
export type Drafted<T> = T extends string
  ? string | Expression
  : T extends number | boolean | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Drafted<Item>[]
      : T extends (...args: never[]) => unknown
        ? never
        : { readonly [Key in keyof T]: Drafted<T[Key]> };

/** One resource as plain data: what will be written, before any construct exists. */
export interface Draft {
  readonly type: ResourceClass;
  /** The service it belongs to, or `''` for the stack's own. */
  readonly owner: string;
  /** Its role in the owner, such as `autoscaler`. Part of the address. */
  readonly part: string;
  readonly config: object;
  /** Addresses that must exist first where no attribute of theirs is used. */
  readonly dependsOn: readonly string[];
}

/** Whose a draft is, which part, and what must be there first. */
export interface DraftPlace {
  readonly owner: string;
  readonly part: string;
  readonly dependsOn?: readonly string[];
}

/** A resource of class `type`, at the address `<tfResourceType>.<owner>_<part>`. */
export function draft<Config extends object>(
  type: ResourceClass<Config>,
  { owner, part, dependsOn = [] }: DraftPlace,
  config: Drafted<Omit<Config, Exclude<keyof TerraformMetaArguments, 'lifecycle'>>> & object,
): Draft {
  return { type: type as ResourceClass, owner, part, config, dependsOn };
}

/** The last half of a resource's address, which is also its logical id. */
export function logicalId({ owner, part }: Pick<Draft, 'owner' | 'part'>): string {
  return owner === '' ? part : `${owner}_${part}`;
}

/** The address of a draft's resource or data source, as Terraform spells it. */
export function addressOf(
  type: { readonly tfResourceType: string; readonly prototype?: object },
  place: Pick<Draft, 'owner' | 'part'>,
): string {
  const mode = type.prototype instanceof TerraformDataSource ? 'data.' : '';
  return `${mode}${type.tfResourceType}.${logicalId(place)}`;
}
