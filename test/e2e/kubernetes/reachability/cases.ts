import { expect, it } from 'vitest';

import { aWorld } from './a-world';
import { connects } from './connects';
import type { NetworkPolicy } from './policy';
import type { Connection } from './world';

/** What the policies are, what is tried, and whether it comes about. */
export type Case = readonly [
  behaviour: string,
  policies: readonly (NetworkPolicy | NetworkPolicy['spec'])[],
  tried: Connection,
  comesAbout: boolean,
];

/** One test for each line of the table. */
export function holdsFor(cases: readonly Case[]): void {
  it.each(cases)('%s', (...[, policies, tried, comesAbout]) => {
    expect(connects(aWorld(...policies), tried)).toBe(comesAbout);
  });
}
