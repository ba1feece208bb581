import type { Accepted } from './accepted';

/** A complete entry of accepted findings, which covers `aFinding()`. */
export function anEntry(overrides: Partial<Accepted> = {}): Accepted {
  return {
    judge: 'checkov',
    rule: 'CKV_K8S_43',
    severity: 'low',
    kinds: ['Deployment'],
    where: ['shop/*'],
    reason: 'nobody knows the digest',
    ...overrides,
  };
}
