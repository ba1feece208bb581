import type { ObjectValue } from '../../../../lib/rehearsal/cty/value';
import type { AwsClients } from './far-end';
import type { Fields, Wire } from './fields';

/** What one call of the provider has to work with. */
export interface Far extends AwsClients {
  readonly region: string;
  /** The account that the far end says we are in. */
  accountId(): Promise<string>;
  /** Where Terraform runs: paths in a configuration are seen from there. */
  readonly folder: string;
  /** Aborted when Terraform asks its plugins to stop. */
  readonly signal: AbortSignal;
}

export interface ResourceChange {
  readonly prior: ObjectValue;
  readonly planned: ObjectValue;
}

/** How the AWS provider makes, reads, changes and removes resources of one type. */
export interface AwsResource {
  /** Attributes by what the API calls them: they are read back from the far end, whatever was planned. */
  readonly fields: Fields;
  /** Attributes that the provider keeps for itself: AWS never hears of them. */
  readonly own?: readonly string[];
  /** Blocks of which the provider only tells what the user wrote about (Optional and Computed). */
  readonly unlessWritten?: readonly string[];
  /** What the provider works out from what the far end told. */
  readonly derived?: (told: ObjectValue, far: Far) => ObjectValue | Promise<ObjectValue>;
  /** Makes it, and gives what is needed to find it again. */
  create(planned: ObjectValue, far: Far): Promise<ObjectValue>;
  /** Calls that follow once it is made. When one is refused, the thing is there all the same. */
  finish?(made: ObjectValue, far: Far): Promise<void>;
  /** What the far end tells of it now, or `undefined` when it is gone. */
  fetch(state: ObjectValue, far: Far): Promise<Wire | undefined>;
  update(change: ResourceChange, far: Far): Promise<void>;
  remove(state: ObjectValue, far: Far): Promise<void>;
}
