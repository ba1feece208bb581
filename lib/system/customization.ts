import type { Problem } from '../errors';
import { customize, type Customization } from '../targets/customize';
import { shown } from '../model/shape';
import { refuse, type HasContext } from './refusal';

/** A service whose resources are there. */
interface Customized extends HasContext {
  readonly node: HasContext['node'] & { readonly id: string; readonly children: readonly object[] };
  readonly customizations: readonly Customization[];
}

/**
 * Makes the changes that the user asked for, in that order.
 *
 * @throws {ValidationError} for a change to a resource that the service does not have.
 */
export function customizeService(service: Customized): void {
  const resources = service.node.children;
  for (const customization of service.customizations) {
    if (customize(resources, customization) > 0) continue;
    const { type, place } = customization;
    const kinds = new Set(resources.map((resource) => resource.constructor.name));
    const problem = {
      code: 'customize/no-such-resource',
      path: `customize(${type.name})`,
      message: `must name a resource that the service has, got none of ${type.tfResourceType}`,
      hint: `It has ${[...kinds].sort().join(', ')}.`,
    };
    refuse(service, [problem], { subject: `service "${service.node.id}"`, place });
  }
}

/** What is wrong with what `customize` was given, which programs in JavaScript may get wrong. */
export function* checkCustomization(type: unknown, change: unknown): Iterable<Problem> {
  const { tfResourceType } = (type ?? {}) as { readonly tfResourceType?: unknown };
  if (typeof type !== 'function' || typeof tfResourceType !== 'string') {
    const message = `must be a provider's class such as DeploymentV1, got ${shown(type)}`;
    yield { code: 'props/wrong-type', path: 'customize.type', message };
  }
  if (typeof change !== 'function') {
    const message = `must be a function, got ${shown(change)}`;
    yield { code: 'props/wrong-type', path: 'customize.change', message };
  }
}
