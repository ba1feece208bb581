import type { PlacedService, SystemModel } from '../model/system';

/** The services of each stack, by the stack's name. A stack without services is absent. */
export function servicesByStack({ services }: SystemModel): Map<string, PlacedService[]> {
  const byStack = new Map<string, PlacedService[]>();
  for (const placed of services) {
    const own = byStack.get(placed.model.stack);
    if (own === undefined) byStack.set(placed.model.stack, [placed]);
    else own.push(placed);
  }
  return byStack;
}
