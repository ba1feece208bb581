import type { ResourceClass } from './draft';

/** A change to resources of one class. */
export interface Customization {
  readonly type: ResourceClass;
  readonly change: (resource: never) => void;
  /** Where the program asks for it. */
  readonly place: Error;
}

/**
 * Applies a change to every resource of its class.
 *
 * @returns how many there were.
 */
export function customize(resources: readonly object[], { type, change }: Customization): number {
  const meant = resources.filter((resource) => resource instanceof type);
  for (const resource of meant) change(resource as never);
  return meant.length;
}
