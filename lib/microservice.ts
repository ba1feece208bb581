import type { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';

import { checkCall, resolveCall, type CallProps } from './model/call';
import { checkExternalService, isExternalService, type ExternalService } from './model/external';
import { resolveService, type MicroserviceProps, type ServiceModel } from './model/service';
import { checkService } from './model/service-check';
import { shown } from './model/shape';
import { resolveStagedProps } from './model/stage';
import { isTarget, resolveTarget } from './model/target';
import { checkCustomization } from './system/customization';
import { refuse, throwIfAny } from './system/refusal';
import { checkScope } from './system/scope';
import { markPlace } from './source-location';
import { ServiceStack } from './stack';
import type { Customization } from './targets/customize';
import type { ResourceClass } from './targets/draft';

/**
 * One microservice, on the target of its stack.
 *
 * @example
 * ```ts
 * new Microservice(stack, 'checkout', {
 *   image: 'shop/checkout:1.4.2',
 *   port: 8080,
 *   scaling: { minReplicas: 2, maxReplicas: 6 },
 * });
 * ```
 */
export class Microservice extends Construct {
  /** What the props came to mean: every default filled in, every unit fixed. */
  readonly model: ServiceModel;
  /** Where the program made it. */
  readonly place: Error;
  /** Changes to make right after lowering, in the order they were asked for. */
  readonly customizations: Customization[] = [];

  /**
   * @param id its name on every platform: lower-case letters, digits and dashes.
   * @throws {ValidationError} naming every problem in `props`; nothing is created then.
   */
  constructor(scope: Construct, id: string, props: MicroserviceProps) {
    const place = markPlace(new.target as never);
    const about = { subject: `service ${shown(id)}`, place };
    throwIfAny(scope, checkScope(scope, id), about);
    const stack = ServiceStack.of(scope, place);
    const staged = resolveStagedProps(id, props, stack.stage);
    const target = isTarget(staged?.target) ? resolveTarget(staged.target) : stack.target;
    const where = {
      name: id,
      stack: stack.node.id,
      target,
      ...(stack.stage !== undefined && { stage: stack.stage.name }),
    };
    throwIfAny(scope, checkService(staged, where), about);

    super(scope, id);
    this.place = place;
    this.model = resolveService(staged, where);
    stack.add(this);
  }

  /**
   * Declares that this service calls `callee`: a service of the same app, or a host outside it.
   *
   * @throws {ValidationError} where the call cannot be.
   */
  calls(callee: Microservice | ExternalService, props: CallProps = {}): this {
    const place = markPlace(this.calls);
    const about = { subject: `call "${this.node.id}" → ${nameOf(callee)}`, place };
    if (!isExternalService(callee) && !(callee instanceof Microservice)) {
      const message = 'must be a Microservice or an externalService(…), got something else';
      refuse(this, [{ code: 'call/callee', path: 'callee', message }], about);
    }
    const isOutside = isExternalService(callee);
    const end = isOutside ? callee : callee.model;
    if (isOutside) throwIfAny(this, checkExternalService(callee), about);
    throwIfAny(this, checkCall(props, end), about);
    const edge = { caller: this.model, callee: end, call: resolveCall(props, end), place };
    ServiceStack.of(this).connect(edge, isOutside ? undefined : callee, about);
    return this;
  }

  /**
   * Changes a resource that this service becomes, right after it was made: the way out where no
   * prop says what you need.
   *
   * @param type the provider's class of the resource, such as `DeploymentV1`.
   * @throws {ValidationError} when synthesizing, if the service has no such resource.
   */
  customize<Resource extends TerraformElement>(
    type: ResourceClass<never, Resource>,
    change: (resource: Resource) => void,
  ): this {
    const about = { subject: `service "${this.node.id}"`, place: markPlace(this.customize) };
    throwIfAny(this, checkCustomization(type, change), about);
    this.customizations.push({ type, change, place: markPlace(this.customize) });
    return this;
  }
}

function nameOf(callee: unknown): string {
  if (callee instanceof Microservice) return `"${callee.node.id}"`;
  return isExternalService(callee) ? shown(callee.host) : 'nothing known';
}
