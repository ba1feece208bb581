import type { TerraformElement } from 'cdktf';
import type { IConstruct } from 'constructs';

import type { ResourceClass } from './draft';

/** A change to resources of one class. */
export interface Customization {
  readonly type: ResourceClass;
  readonly change: (resource: never) => void;
  /** Where the program asks for it. */
  readonly place: Error;
}

/**
 * Applies a change to every resource of its class below `owner`.
 *
 * @returns how many resources there were.
 */
export function customize(owner: IConstruct, { type, change }: Customization): number {
  const resources = owner.node.children.filter(
    (child) => child instanceof type,
  ) as TerraformElement[];
  for (const resource of resources) change(resource as never);
  return resources.length;
}
