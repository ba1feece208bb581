import { Interrupted } from './exit';
import type { Interrupt, Io } from './io';

export interface Interrupts {
  /** Whether there was one. */
  readonly isStopped: () => boolean;
  readonly on: Io['onInterrupt'];
  readonly signal: () => Interrupt | undefined;
}

/** Notes interrupts while `work` runs; `work` decides what they mean. */
export async function watchInterrupts<T>(
  io: Io,
  work: (interrupts: Interrupts) => Promise<T>,
): Promise<T> {
  let signal: Interrupt | undefined;
  const forget = io.onInterrupt((received) => (signal ??= received));
  try {
    return await work({
      isStopped: () => signal !== undefined,
      on: io.onInterrupt,
      signal: () => signal,
    });
  } finally {
    forget();
  }
}

/** @throws {Interrupted} with `message`, when there was an interrupt. */
export function throwIfInterrupted({ signal }: Interrupts, message: string): void {
  const received = signal();
  if (received !== undefined) throw new Interrupted(received, message);
}
