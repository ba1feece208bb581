import type { ObjectValue } from '../cty/value';

/** What a provider was configured with, as far as platforms care. */
export interface PlatformContext {
  /** The provider's own block of the configuration. */
  readonly providerConfig: ObjectValue;
  /** Aborted when Terraform asks its plugins to stop. */
  readonly signal: AbortSignal;
}

export interface CreateRequest {
  readonly type: string;
  /** What Terraform was told would be made. What only the platform can choose is unknown in it. */
  readonly planned: ObjectValue;
  readonly context: PlatformContext;
}

export interface UpdateRequest extends CreateRequest {
  readonly prior: ObjectValue;
}

/** A resource or data source by its type and by what Terraform's state knows of it. */
export interface ReadRequest {
  readonly type: string;
  readonly state: ObjectValue;
  readonly context: PlatformContext;
}

/**
 * The far end behind a stand-in provider: simulated, or a real API. All values are whole objects of
 * the resource's schema; what comes back has nothing unknown.
 */
export interface Platform {
  /**
   * @throws {PlatformRefusal} when the object cannot be made; nothing was made then.
   * @throws {UnfinishedChange} when it was made and did not get ready.
   */
  create(request: CreateRequest): Promise<ObjectValue>;
  /** The object as it is now, or `undefined` when it is gone. */
  read(request: ReadRequest): Promise<ObjectValue | undefined>;
  /**
   * @throws {PlatformRefusal} when the object is gone or cannot be changed so.
   * @throws {UnfinishedChange} when it was changed and did not get ready.
   */
  update(request: UpdateRequest): Promise<ObjectValue>;
  /** Removes the object; one that is gone already is no error. */
  remove(request: ReadRequest): Promise<void>;
  /** @throws {PlatformRefusal} when there is no such thing. */
  readDataSource(request: ReadRequest): Promise<ObjectValue>;
  /** What the platform knows under an id as `terraform import` takes it, or `undefined`. */
  find(type: string, id: string): Promise<ObjectValue | undefined>;
}

/** The platform understood and said no, in the words that the real one uses. */
export class PlatformRefusal extends Error {
  override readonly name = 'PlatformRefusal';
}

/** The object was made or changed, and then did not become what it should. It is remembered. */
export class UnfinishedChange extends Error {
  override readonly name = 'UnfinishedChange';

  constructor(
    message: string,
    /** The object as it is. */
    readonly left: ObjectValue,
  ) {
    super(message);
  }
}
