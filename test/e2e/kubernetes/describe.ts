import { describe, inject } from 'vitest';

/** A suite that needs a cluster; without one it is skipped, and its name says why. */
export function describeOnCluster(name: string, cases: () => void): void {
  const reason = inject('skipReason');
  if (reason !== '') describe.skip(`${name} (${reason})`, cases);
  else describe(name, cases);
}

/** A suite that needs the cluster that is started here: its simulated nodes, or the stand-in before it. */
export function describeOnOwnCluster(name: string, cases: () => void): void {
  const isTheirs = inject('skipReason') === '' && !inject('isOwnCluster');
  if (isTheirs) describe.skip(`${name} (only on a cluster that is started here)`, cases);
  else describeOnCluster(name, cases);
}
