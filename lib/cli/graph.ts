import type { ReportedEdge, SystemReport } from '../model/report';
import { amount } from './amount';

export interface GraphNode {
  /** `<stack>/<service>`, or `<host>:<port>` outside the system. */
  readonly key: string;
  readonly kind: 'service' | 'job' | 'external';
  readonly stack?: string;
  readonly label: string;
  readonly target?: string;
  readonly isPublic?: boolean;
}

/** Who calls whom, in an order that depends on names alone. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly ReportedEdge[];
}

export function graphOf({ services, externals, edges }: SystemReport): Graph {
  const own = services.map(({ stack, name, kind, target, isPublic }): GraphNode => ({
    key: `${stack}/${name}`,
    kind,
    stack,
    label: name,
    target,
    isPublic,
  }));
  const known = new Set(own.map(({ key }) => key));
  const outside = new Set([
    ...externals.map(({ host, port }) => `${host}:${port}`),
    ...edges.flatMap(({ from, to }) => [from, to]).filter((key) => !known.has(key)),
  ]);
  const external = [...outside].map((key): GraphNode => ({ key, kind: 'external', label: key }));
  return {
    nodes: [...own, ...external].sort((a, b) => compare(a.key, b.key)),
    edges: [...edges].sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to)),
  };
}

/** Nodes by stack, in order; those outside every stack under `undefined`. */
export function nodesByStack({
  nodes,
}: Graph): ReadonlyMap<string | undefined, readonly GraphNode[]> {
  const stacks = [...new Set(nodes.map(({ stack }) => stack))];
  return new Map(stacks.map((stack) => [stack, nodes.filter((node) => node.stack === stack)]));
}

/** What an edge says about itself, such as `grpc, 0.8 s, 2 retries`. */
export function edgeLabel({ protocol, timeoutSeconds, retries = 0 }: ReportedEdge): string {
  const timeout = timeoutSeconds === undefined ? [] : [`${timeoutSeconds} s`];
  return [protocol, ...timeout, ...(retries > 0 ? [amount(retries, 'retry', 'retries')] : [])].join(
    ', ',
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
