import { setTimeout as wait } from 'node:timers/promises';

export type Operation = 'create' | 'read' | 'update' | 'delete';

/** Something that shall go wrong at the far end, to see what a deployment does then. */
export interface Fault {
  /** The resource type, `*` for any text: `kubernetes_deployment_v1`, `aws_lambda_*`. */
  readonly type: string;
  /**
   * The object's own name at the platform, `*` for any text. A provider is never told the address.
   *
   * @default '*'
   */
  readonly name?: string;
  /**
   * When it happens.
   *
   * @default ['create', 'update', 'delete']
   */
  readonly on?: readonly Operation[];
  /**
   * How often it happens before it stops. A whole number, 1 or more.
   *
   * @default - every time
   */
  readonly times?: number;
  /** The operation is refused with this text. */
  readonly fail?: string;
  /**
   * With `fail`: the object is made nevertheless, as when a Deployment never becomes ready. Terraform
   * then keeps it as tainted.
   *
   * @default false
   */
  readonly afterCreation?: boolean;
  /** The operation never ends, until Terraform is interrupted. */
  readonly hang?: boolean;
  /** The operation takes this long. */
  readonly delaySeconds?: number;
}

export interface Occasion {
  readonly type: string;
  readonly name: string;
  readonly operation: Operation;
  readonly signal: AbortSignal;
}

/** Ends an operation by a fault. `afterCreation` tells that the object was made. */
export class FaultError extends Error {
  override readonly name = 'FaultError';
  constructor(
    message: string,
    readonly afterCreation: boolean,
  ) {
    super(message);
  }
}

/** The faults of one rehearsal, which know how often each has happened. */
export interface Faults {
  /** Waits, hangs or throws as the faults say. @throws {FaultError} */
  strike(occasion: Occasion): Promise<void>;
}

export function faultsOf(faults: readonly Fault[]): Faults {
  const left = new Map(faults.map((fault) => [fault, fault.times ?? Infinity]));
  return {
    async strike(occasion) {
      for (const fault of faults) {
        const times = left.get(fault) ?? 0;
        if (times <= 0 || !concerns(fault, occasion)) continue;
        left.set(fault, times - 1);
        await happen(fault, occasion);
      }
    },
  };
}

function concerns(fault: Fault, { type, name, operation }: Occasion): boolean {
  const { name: pattern = '*', on = ['create', 'update', 'delete'] } = fault;
  return fits(fault.type, type) && fits(pattern, name) && on.includes(operation);
}

async function happen(fault: Fault, { operation, signal }: Occasion): Promise<void> {
  if (fault.hang === true) await untilStopped(signal);
  if (fault.delaySeconds !== undefined) await delay(fault.delaySeconds, signal);
  if (fault.fail === undefined) return;
  throw new FaultError(fault.fail, fault.afterCreation === true && operation === 'create');
}

function fits(pattern: string, text: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 's').test(text);
}

async function delay(seconds: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(seconds * 1000, undefined, { signal });
  } catch {
    throw stopped();
  }
}

function untilStopped(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (signal.aborted) reject(stopped());
    signal.addEventListener('abort', () => reject(stopped()), { once: true });
  });
}

function stopped(): FaultError {
  return new FaultError('interrupted before the platform answered: context canceled', false);
}
