import type { ObjectValue } from './cty/value';
import { FaultError, type Faults, type Operation } from './faults';
import { UnfinishedChange, type Platform, type PlatformContext } from './platform/platform';
import type { Rules } from './rules';
import type { ProviderSchema } from './schemas/schema';
import { hasUnknown, textAt } from './cty/value';

/** A provider that Terraform can talk to: its schema, its manners, and the far end behind it. */
export interface StandInProvider {
  readonly name: string;
  readonly schema: ProviderSchema;
  readonly rules: Rules;
  readonly platform: Platform;
  readonly faults: Faults;
}

/** A change of one resource, with the faults that shall strike it. */
export interface Change {
  readonly type: string;
  readonly prior: ObjectValue | null;
  /** `null` when the resource is to go. */
  readonly planned: ObjectValue | null;
  readonly context: PlatformContext;
}

/** What is left after a change: the object, and why it is not what was planned. */
export interface Outcome {
  readonly state: ObjectValue | null;
  readonly error?: Error;
}

/** Carries out a change. Never throws: what went wrong is told together with what is left. */
export async function applyChange(provider: StandInProvider, change: Change): Promise<Outcome> {
  const { type, prior, planned, context } = change;
  const operation = operationOf(change);
  try {
    const name = nameOf(planned ?? prior ?? {});
    await provider.faults.strike({ type, name, operation, signal: context.signal });
    return { state: await carryOut(provider.platform, change) };
  } catch (cause) {
    const error = cause instanceof Error ? cause : new Error(String(cause));
    if (error instanceof UnfinishedChange) return { state: complete(error.left), error };
    if (!(error instanceof FaultError && error.afterCreation)) return { state: prior, error };
    return { state: await carryOut(provider.platform, change), error };
  }
}

async function carryOut(
  platform: Platform,
  { type, prior, planned, context }: Change,
): Promise<ObjectValue | null> {
  if (planned === null) {
    if (prior !== null) await platform.remove({ type, state: prior, context });
    return null;
  }
  if (prior === null) return complete(await platform.create({ type, planned, context }));
  return complete(await platform.update({ type, planned, prior, context }));
}

function operationOf({ prior, planned }: Change): Operation {
  if (planned === null) return 'delete';
  return prior === null ? 'create' : 'update';
}

function complete(values: ObjectValue): ObjectValue {
  if (hasUnknown(values)) throw new Error('unreachable: the platform left a value unknown');
  return values;
}

/** What a person would call the object: the first of the usual names that it has. */
export function nameOf(values: ObjectValue): string {
  const paths = [['metadata', 0, 'name'], ['function_name'], ['name'], ['queue_name'], ['id']];
  return paths.map((path) => textAt(values, path)).find((name) => name !== '') ?? '';
}
