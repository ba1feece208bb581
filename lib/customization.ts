import type { Microservice } from './microservice';
import { throwIfAny } from './refusal';
import { customize } from './targets/customize';

/**
 * Makes the changes that the user asked for, in that order.
 *
 * @throws {ValidationError} for a change to a resource that the service does not have.
 */
export function customizeService(service: Microservice): void {
  for (const customization of service.customizations) {
    if (customize(service, customization) > 0) continue;
    const { type, place } = customization;
    const kinds = service.node.children.map(({ constructor }) => constructor.name);
    const problem = {
      code: 'customize/no-such-resource',
      path: `customize(${type.name})`,
      message: `must name a resource that the service has, got none of ${type.tfResourceType}`,
      hint: `It has ${[...new Set(kinds)].sort().join(', ')}.`,
    };
    throwIfAny(service, [problem], { subject: `service "${service.node.id}"`, place });
  }
}
