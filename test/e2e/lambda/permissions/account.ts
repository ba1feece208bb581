/** A policy, as IAM and Lambda hand it out. */
export interface PolicyDocument {
  readonly Version?: string;
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface NamedPolicy {
  readonly name: string;
  readonly document: PolicyDocument;
}

/** Somebody who may act: a role by its ARN, an AWS service as `service:<its domain>`. */
export interface Principal {
  readonly arn: string;
  readonly policies: readonly NamedPolicy[];
  /** Who may take on the role. */
  readonly trust?: PolicyDocument;
}

/** All that decides what is allowed in an account. */
export interface Account {
  readonly principals: readonly Principal[];
  /** The policies that things have themselves: of functions, who may invoke them. */
  readonly resourcePolicies: readonly NamedPolicy[];
}
