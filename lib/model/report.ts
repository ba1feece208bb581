import type { LocatedProblem } from '../errors';
import type { Protocol } from './protocol';

/** The cdktf context key that asks a program to say what it modelled, and names the file to write. */
export const REPORT_CONTEXT = 'fleetwright:report';

/** What a program modelled, as data: what `check` and `graph` read. */
export interface SystemReport {
  readonly stacks: readonly ReportedStack[];
  readonly services: readonly ReportedService[];
  readonly edges: readonly ReportedEdge[];
  readonly externals: readonly ReportedExternal[];
  readonly problems: readonly LocatedProblem[];
  readonly acceptances: readonly ReportedAcceptance[];
}

export interface ReportedStack {
  readonly name: string;
  /** Terraform resources and data sources written; 0 when the system was refused. */
  readonly resources: number;
}

export interface ReportedService {
  readonly stack: string;
  readonly name: string;
  readonly target: 'kubernetes' | 'lambda';
  readonly kind: 'service' | 'job';
  readonly protocol: Protocol;
  /** Absent for a service that listens on nothing. */
  readonly port?: number;
  readonly isPublic: boolean;
  readonly location: string;
}

/** A host outside the system, such as `api.stripe.com:443`. */
export interface ReportedExternal {
  readonly host: string;
  readonly port: number;
}

export interface ReportedEdge {
  /** `<stack>/<service>` */
  readonly from: string;
  /** `<stack>/<service>`, or `<host>:<port>` for a host outside the system. */
  readonly to: string;
  readonly protocol: Protocol;
  readonly timeoutSeconds?: number;
  readonly retries?: number;
  /** Allowed methods or paths; empty means all. */
  readonly allow: readonly string[];
  readonly location: string;
}

/** A warning that the user accepted, with the reason. */
export interface ReportedAcceptance {
  readonly code: string;
  readonly reason: string;
  /** Subjects whose warning it silenced. Empty when it matched nothing. */
  readonly silenced: readonly string[];
}
