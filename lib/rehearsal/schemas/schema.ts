/** A type of Terraform's type system as its JSON writes it: `"string"`, `["list", "number"]`, `"dynamic"`, … */
export type CtyType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | readonly ['list' | 'set' | 'map', CtyType]
  | readonly ['object', { readonly [attribute: string]: CtyType }];

export interface AttributeSchema {
  readonly type: CtyType;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly sensitive?: boolean;
}

export interface NestedBlockSchema {
  readonly nesting: 'single' | 'list' | 'set';
  readonly block: BlockSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface BlockSchema {
  readonly attributes: { readonly [name: string]: AttributeSchema };
  readonly blocks: { readonly [name: string]: NestedBlockSchema };
}

export interface ResourceSchema {
  readonly version: number;
  readonly block: BlockSchema;
}

/** Everything that a provider tells Terraform about itself. */
export interface ProviderSchema {
  readonly provider: ResourceSchema;
  readonly resources: { readonly [type: string]: ResourceSchema };
  readonly dataSources: { readonly [type: string]: ResourceSchema };
}
