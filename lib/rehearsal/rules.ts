import type { ObjectValue, Value } from './cty/value';
import type { World, WorldObject } from './platform/world';
import type { Diagnostic } from './plugin/diagnostic';

/** The names on the way to an attribute, without positions, such as `spec.selector.match_labels`. */
export type SchemaPath = string;

/** What is known about an object while the platform chooses its computed values. */
export interface Facts {
  readonly type: string;
  readonly values: ObjectValue;
  /** The object's own name among those of its type. */
  readonly id: string;
  readonly region: string;
  /** The provider's own block of the configuration. */
  readonly providerConfig: ObjectValue;
  /** How often the object was written, from 1. */
  readonly generation: number;
  /** How many versions of it were published, this write included. */
  readonly published: number;
}

export type Choose = (facts: Facts) => Value;

/** How a provider and the platform behind it treat one type, beyond what its schema says. */
export interface ResourceRules {
  /** What cannot be changed in place. A path covers everything under it. */
  readonly replaces: (prior: ObjectValue, planned: ObjectValue) => readonly SchemaPath[];
  /** Values that the provider fills in at plan. */
  readonly defaults: Readonly<Record<SchemaPath, Value>>;
  /** Values that a change makes unknown until the apply. */
  readonly renews: (prior: ObjectValue, planned: ObjectValue) => readonly SchemaPath[];
  /** What the platform renews with every write although no plan says so. */
  readonly drifts: readonly SchemaPath[];
  /** Values that the platform chooses. */
  readonly computed: Readonly<Record<SchemaPath, Choose>>;
  /** What the provider refuses of a configuration that fits the schema. */
  readonly check: (config: ObjectValue) => Iterable<Diagnostic>;

  /** Fills in the names that the user left to the platform. */
  readonly nameItself: (values: ObjectValue) => ObjectValue;
  /** The object's own name among those of its type. `salt` tells equal ones apart. */
  readonly identify: (values: ObjectValue, salt: number) => string;
  /** What making it does when its name is taken: refused, written over, or another with that name. */
  readonly made: 'once' | 'over' | 'again';
  readonly alreadyExists: (key: string) => string;
  /** Why the platform does not take the object, in its words. */
  readonly refuses: (values: ObjectValue, world: World) => Iterable<string>;
  /** Whether the object goes when `other` goes. */
  readonly isInside: (values: ObjectValue, other: WorldObject) => boolean;
  /** Whether this write makes a new published version. */
  readonly publishes: (prior: ObjectValue | undefined, planned: ObjectValue) => boolean;
}

export type Rules = (type: string) => ResourceRules;

/** Rules of a type of which nothing special is known. */
export const PLAIN_RULES: Omit<ResourceRules, 'identify' | 'alreadyExists'> = {
  replaces: () => [],
  defaults: {},
  renews: () => [],
  drifts: [],
  computed: {},
  check: () => [],
  nameItself: (values) => values,
  made: 'once',
  refuses: () => [],
  isInside: () => false,
  publishes: () => false,
};
