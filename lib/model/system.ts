import type { Call } from './call';
import type { ExternalService } from './external';
import type { ServiceModel } from './service';
import type { TargetModel } from './target';

/** A service as the system sees it, with the line that made it. */
export interface PlacedService {
  readonly model: ServiceModel;
  readonly location: string;
}

/** One service calls another, or a host outside. */
export interface Edge {
  readonly caller: ServiceModel;
  readonly callee: ServiceModel | ExternalService;
  readonly call: Call;
  readonly location: string;
}

/** A warning that the user looked at and accepts. */
export interface Acceptance {
  /** The warning's code, such as `public/no-authentication`. */
  readonly code: string;
  /** Why it is acceptable here. */
  readonly reason: string;
  /**
   * The one service that it is accepted for.
   *
   * @default - every service of the stack
   */
  readonly service?: string;
}

export interface StackModel {
  readonly name: string;
  readonly target: TargetModel;
  readonly acceptances: readonly Acceptance[];
  readonly location: string;
  /** Services that the stack's stage changes, by name. */
  readonly stagedServices: readonly string[];
}

/** Everything that one program declares: what the checks look at. */
export interface SystemModel {
  readonly stacks: readonly StackModel[];
  readonly services: readonly PlacedService[];
  readonly edges: readonly Edge[];
}

export function isService(callee: ServiceModel | ExternalService): callee is ServiceModel {
  return 'stack' in callee;
}

/** `<stack>/<service>`, or `<host>:<port>` outside the system. */
export function idOf(node: ServiceModel | ExternalService): string {
  return isService(node) ? `${node.stack}/${node.name}` : `${node.host}:${node.port}`;
}
