import { PlatformRefusal } from '../../../../lib/rehearsal/platform/platform';

/** The emulator has no such call: a case that needs it cannot be shown here, and says so by this name. */
export class EmulatorLacks extends Error {
  override readonly name = 'EmulatorLacks';
  constructor(readonly what: string) {
    super(`EmulatorLacks: ${what}`);
  }
}

const LACKING = ['InvalidAction', 'NotImplemented', 'UnknownOperationException'];

const MISSING = [
  'AWS.SimpleQueueService.NonExistentQueue',
  'NoSuchEntity',
  'NoSuchEntityException',
  'NotFoundException',
  'ObjectNotFoundException',
  'ProvisionedConcurrencyConfigNotFoundException',
  'QueueDoesNotExist',
  'ResourceNotFoundException',
];

/** What a failed call means to Terraform: a refusal in the far end's words, or that it has no such call. */
export function refusalOf(error: unknown, what: string): Error {
  if (!(error instanceof Error) || error instanceof PlatformRefusal) return asError(error);
  if (error instanceof EmulatorLacks) return error;
  if (LACKING.includes(error.name) || /^Unknown action\b/.test(error.message)) {
    return new EmulatorLacks(what);
  }
  // An emulator hands what it does not know to S3, which answers in XML.
  if (error instanceof SyntaxError && '$response' in error) return new EmulatorLacks(what);
  return '$fault' in error ? new PlatformRefusal(`${error.name}: ${error.message}`) : error;
}

/** What `call` gives, or `undefined` when the far end has no such thing. */
export async function orMissing<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof Error && MISSING.includes(error.name)) return undefined;
    throw error;
  }
}

/** What `call` gives, or `undefined` when the emulator has no such call. */
export async function orLacking<T>(call: Promise<T>, what: string): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (refusalOf(error, what) instanceof EmulatorLacks) return undefined;
    throw error;
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
