import { setTimeout as delay } from 'node:timers/promises';

/** How far something is that takes time. */
export type Progress =
  { readonly is: 'done' } | { readonly is: 'under way' | 'failed'; readonly why: string };

export const DONE: Progress = { is: 'done' };

export function underWay(why: string): Progress {
  return { is: 'under way', why };
}

export function failed(why: string): Progress {
  return { is: 'failed', why };
}

export interface Patience {
  readonly timeoutMs: number;
  /** Ends the wait early. */
  readonly signal: AbortSignal;
}

const INTERVAL_MS = 200;

/** Looks again and again until it is done, has failed, or patience ends: why it was not done then. */
export async function waitUntilDone(
  look: () => Promise<Progress>,
  { timeoutMs, signal }: Patience,
): Promise<string | undefined> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const progress = await look();
    if (progress.is === 'done') return undefined;
    if (progress.is === 'failed' || Date.now() >= end) return progress.why;
    if (signal.aborted) return `interrupted: ${progress.why}`;
    await delay(INTERVAL_MS, undefined, { signal }).catch(() => undefined);
  }
}
