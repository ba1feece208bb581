import type { PlacedService, SystemModel } from '../model/system';
import { groupBy } from '../model/group-by';

/** The services of each stack, by the stack's name. A stack without services is absent. */
export function servicesByStack({ services }: SystemModel): Map<string, PlacedService[]> {
  return groupBy(services, ({ model }) => model.stack);
}
