import { AnnotationMetadataEntryType, Aspects, TerraformStack, type TerraformElement } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';

import { admit, type Admission } from './system/admission';
import { checkConnection, checkDependency, findSameCall } from './system/connection';
import { customizeService } from './system/customization';
import { renderProblems } from './errors';
import { shown } from './model/shape';
import { checkStackProps, type ServiceStackProps } from './model/stack-check';
import type { ServiceModel } from './model/service';
import type { Stage } from './model/stage';
import type { Edge, StackModel } from './model/system';
import { resolveTarget, type TargetModel } from './model/target';
import { refuse, throwIfAny, type About } from './system/refusal';
import { checkScope } from './system/scope';
import { markPlace } from './source-location';
import type { Customization } from './targets/customize';
import { emitStack } from './targets/emit-stack';
import { writeRequiredVersion } from './targets/required-version';
import { checkAddresses } from './targets/taken-addresses';
import { writeArchives } from './targets/lambda/code';
import { prepareQuickly, synthesizeQuickly } from './targets/synthesis';

/** A service of the stack: a `Microservice`. */
export interface ServiceConstruct extends Construct {
  readonly model: ServiceModel;
  readonly place: Error;
  readonly customizations: readonly Customization[];
}

const SERVICE_STACK = Symbol.for('fleetwright.ServiceStack');

/**
 * A Terraform stack of microservices. It checks the whole system and writes its services' resources
 * once, when cdktf synthesizes; any other cdktf construct may stand beside them.
 *
 * @example
 * ```ts
 * const shop = new ServiceStack(app, 'shop', { target: kubernetes({ namespace: 'shop' }) });
 * ```
 */
export class ServiceStack extends TerraformStack {
  /** Where its services run unless they name a target of their own. */
  readonly target: TargetModel;
  /** The stage that it is, and what that changes. */
  readonly stage?: Stage;
  /** The stack as the checks see it. */
  readonly model: StackModel;
  /** Its services, in the order they were made. */
  readonly services: readonly ServiceConstruct[] = [];
  /** Calls that its services make, in the order they were declared. */
  readonly edges: readonly Edge[] = [];

  private admission: Admission | undefined;
  private isEmitted = false;

  /**
   * @param id its name: lower-case letters, digits and dashes.
   * @throws {ValidationError} naming every problem in `props`; nothing is created then.
   */
  constructor(scope: Construct, id: string, props: ServiceStackProps) {
    const place = markPlace(new.target as never);
    const about = { subject: `stack ${shown(id)}`, place };
    throwIfAny(scope, [...checkScope(scope, id), ...checkStackProps(id, props)], about);

    super(scope, id);
    Object.defineProperty(this, SERVICE_STACK, { value: true });
    const { target, stage, accept: acceptances = [] } = props;
    this.target = resolveTarget(target);
    if (stage !== undefined) this.stage = stage;
    const stagedServices = Object.keys(stage?.services ?? {});
    this.model = { name: id, target: this.target, acceptances, place, stagedServices };
    this.quickenSynthesis();
    // `Testing.synth` invokes aspects without preparing the stack first.
    Aspects.of(this).add({ visit: (node) => void (node === this && this.emitOnce()) });
  }

  static isServiceStack(construct: unknown): construct is ServiceStack {
    return typeof construct === 'object' && construct !== null && SERVICE_STACK in construct;
  }

  /** The service stack that `construct` is, or is in. `asked` is the place to name when there is none. */
  static override of(construct: IConstruct, asked?: Error): ServiceStack {
    const stack = [...construct.node.scopes].reverse().find(ServiceStack.isServiceStack);
    if (stack !== undefined) return stack;
    const about = {
      subject: `construct "${construct.node.path}"`,
      place: asked ?? markPlace(ServiceStack.of),
    };
    const message = 'must be a ServiceStack or a construct inside one, got another scope';
    return refuse(construct, [{ code: 'stack/none', path: 'scope', message }], about);
  }

  /** Makes a service part of this stack. `Microservice` calls this itself. */
  add(service: ServiceConstruct): void {
    this.assertOpen(service.place);
    (this.services as ServiceConstruct[]).push(service);
  }

  /** Makes a call part of the system. `Microservice.calls` calls this itself. */
  connect(edge: Edge, callee: Construct | undefined, about: About): void {
    this.assertOpen(edge.place);
    const isElsewhere = callee !== undefined && callee.node.root !== this.node.root;
    throwIfAny(this, checkConnection(edge, { isElsewhere, known: this.edges }), about);
    if (findSameCall(this.edges, edge) === undefined) (this.edges as Edge[]).push(edge);
  }

  override addDependency(dependency: TerraformStack): void {
    const about = { subject: `stack "${this.node.id}"`, place: markPlace(this.addDependency) };
    throwIfAny(this, checkDependency(this, dependency), about);
    super.addDependency(dependency);
  }

  /** Checks the system, if no other stack has, and creates the resources. Safe to call twice. */
  override prepareStack(): void {
    prepareQuickly(() => super.prepareStack(), this.emitOnce());
  }

  /** @returns the resources that hold no value of cdktf's, unless somebody may have changed them since. */
  private emitOnce(): ReadonlySet<TerraformElement> {
    if (this.isEmitted) return new Set();
    const admission = this.admitOnce();
    const drafts = admission.drafts.get(this.node.id) ?? [];
    const about = { subject: `stack "${this.node.id}"`, place: this.model.place };
    throwIfAny(this, checkAddresses(this, drafts), about);
    this.isEmitted = true;
    const { plain } = synthesizeQuickly(() => emitStack(this, drafts, this.services));
    for (const service of this.services) customizeService(service);
    // cdktf's own command line shows these.
    for (const warning of admission.warnings.get(this.node.id) ?? []) {
      this.node.addMetadata(AnnotationMetadataEntryType.WARN, renderProblems([warning]));
    }
    return this.services.some(({ customizations }) => customizations.length > 0)
      ? new Set()
      : plain;
  }

  /** The first stack asked checks the system for all of them. */
  private admitOnce(): Admission {
    if (this.admission === undefined) {
      const stacks = this.node.root.node.findAll().filter(ServiceStack.isServiceStack);
      const admission = admit(this.node.root, stacks);
      for (const stack of stacks) stack.admission = admission;
      this.admission = admission;
    }
    return this.admission;
  }

  /** The stack's own synthesizer, which also writes what lies beside the configuration. */
  private quickenSynthesis(): void {
    const { synthesizer } = this;
    this.synthesizer = {
      synthesize: (session) => {
        synthesizeQuickly(() => synthesizer.synthesize(session));
        const folder = `${session.outdir}/${session.manifest.forStack(this).workingDirectory}`;
        writeArchives(this.admitOnce().archives, { folder, stack: this.node.id });
        writeRequiredVersion(folder);
      },
    };
  }

  private assertOpen(place: Error): void {
    if (this.admission === undefined) return;
    const about = { subject: `stack "${this.node.id}"`, place };
    const message = 'must be complete before app.synth(), got a service or a call afterwards';
    refuse(this, [{ code: 'stack/closed', path: 'services', message }], about);
  }
}
