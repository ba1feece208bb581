import type { ServiceModel } from '../../model/service';
import type { LambdaTarget } from '../../model/target';
import type { DraftPlace } from '../draft';

/** The region and tags of a service that was put on Lambda. */
export function regionOf({ target }: ServiceModel): LambdaTarget {
  if (target.kind !== 'lambda') throw new Error('unreachable: lowered to another target');
  return target;
}

/** The function's name, and that of everything that belongs to it: unique in account and region. */
export function nameOf({ stack, name }: ServiceModel): string {
  return `${stack}-${name}`;
}

export function tagsOf(service: ServiceModel): Readonly<Record<string, string>> {
  const { stack, name, stage } = service;
  return {
    ...regionOf(service).tags,
    'fleetwright:stack': stack,
    'fleetwright:service': name,
    ...(stage !== undefined && { 'fleetwright:stage': stage }),
  };
}

export function placeOf(
  service: ServiceModel,
  part: string,
  ...dependsOn: readonly string[]
): DraftPlace {
  return { owner: service.name, part, dependsOn };
}
