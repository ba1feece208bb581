import type { ObjectValue } from '../cty/value';
import type { ResourceRules } from '../rules';

/** What differs from type to type; everything else follows. */
export interface AwsRules extends Partial<Omit<ResourceRules, 'replaces' | 'identify'>> {
  readonly replaces: readonly string[];
  /** The object's own name among those of its type. */
  readonly key: (values: ObjectValue, salt: number) => string;
}
