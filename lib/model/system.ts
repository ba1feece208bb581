import type { Problem } from '../errors';
import type { Call } from './call';
import type { ExternalService } from './external';
import type { ServiceModel } from './service';
import type { TargetModel } from './target';

/** A service as the system sees it, with the place that made it. */
export interface PlacedService {
  readonly model: ServiceModel;
  readonly place: Error;
}

/** One service calls another, or a host outside. */
export interface Edge {
  readonly caller: ServiceModel;
  readonly callee: ServiceModel | ExternalService;
  readonly call: Call;
  /** Where the program declares it. */
  readonly place: Error;
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
  readonly place: Error;
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

/** A problem of the finished system, with whose it is and the place to point at. */
export interface SystemProblem extends Problem {
  /** The stack that may accept it, when it is a warning. */
  readonly stack: string;
  /** The service that it is about, if it is about one. */
  readonly service?: string;
  readonly subject: string;
  readonly place: Error;
  /** Where the program says what this contradicts. */
  readonly otherPlace?: Error;
}

/** The service as problems name it. */
export function subjectOf({ name }: ServiceModel): string {
  return `service "${name}"`;
}

/** The call as problems name it. */
export function subjectOfCall({ caller, callee }: Edge): string {
  return `call "${caller.name}" → "${callee.name}"`;
}
