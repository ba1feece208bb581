import { differenceOf, type Difference } from './compare';
import { connects, letsIn, letsOut } from './connects';
import {
  declaredConnections,
  declaredEgress,
  declaredIngress,
  type Cast,
  type DeclaredSystem,
} from './declared';
import { everyConnection, letThrough } from './every-connection';
import type { Connection, Endpoint, Pod, World } from './world';

/** What is tried, what of it must come about and nothing else, and who decides that. */
export interface Audit {
  readonly attempts: readonly Connection[];
  readonly declared: readonly string[];
  readonly decide: (world: World, connection: Connection) => boolean;
}

/** Those whom an audit is about. */
export interface Audience {
  /** Every pod of our namespaces. */
  readonly closed: readonly Pod[];
  /** Everybody else who is looked at. */
  readonly open: readonly Endpoint[];
  readonly cast: Cast;
}

/** Of what comes about, which takes both ends. */
export function auditOfBoth(system: DeclaredSystem, { closed, open, cast }: Audience): Audit {
  const declared = declaredConnections(system, cast);
  return { attempts: everyConnection(closed, open), declared, decide: connects };
}

/** Of what each end lets through as if the other had no policies: in first, then out. */
export function auditsOfEach(
  system: DeclaredSystem,
  { closed, open, cast }: Audience,
): readonly [Audit, Audit] {
  const ours = new Set<Endpoint>(closed);
  const attempts = everyConnection(closed, open);
  return [
    {
      attempts: attempts.filter(({ to }) => ours.has(to)),
      declared: declaredIngress(system, cast),
      decide: letsIn,
    },
    {
      attempts: attempts.filter(({ from }) => ours.has(from)),
      declared: declaredEgress(system, cast),
      decide: letsOut,
    },
  ];
}

/** How what a world lets through differs from what is declared. */
export function differenceIn(world: World, { attempts, declared, decide }: Audit): Difference {
  return differenceOf(declared, letThrough(world, attempts, decide));
}
