import { describe, expect, it } from 'vitest';

import { DONE, failed, underWay, waitUntilDone, type Progress } from './wait';

/** Gives one answer after the other, and then the last one again and again. */
function answers(...all: readonly [...Progress[], Progress]): () => Promise<Progress> {
  let next = 0;
  return async () => all[Math.min(next++, all.length - 1)] ?? DONE;
}

const patience = { timeoutMs: 60_000, signal: new AbortController().signal };

describe('waitUntilDone', () => {
  it('looks until it is done', async () => {
    expect(await waitUntilDone(answers(underWay('0 of 1'), DONE), patience)).toBeUndefined();
  });

  it('gives up at once on what has failed', async () => {
    expect(await waitUntilDone(answers(failed('too late'), DONE), patience)).toBe('too late');
  });

  it('gives up when the time is over, and says how far it was', async () => {
    const why = await waitUntilDone(answers(underWay('0 of 1')), { ...patience, timeoutMs: 1 });

    expect(why).toBe('0 of 1');
  });

  it('ends early when Terraform is stopped', async () => {
    const abort = new AbortController();
    const waiting = waitUntilDone(answers(underWay('0 of 1')), {
      ...patience,
      signal: abort.signal,
    });
    abort.abort();

    expect(await waiting).toBe('interrupted: 0 of 1');
  });
});
