import type { Severity } from './finding';

/**
 * checkov tells severities only to paying users, so those of the rules that somebody looked at are kept
 * here. All others are high: a rule must be weighed before a finding of it can be accepted.
 *
 * - high: an attacker gets in, gets further, or data is lost or disclosed.
 * - medium: one defence of several is missing, and the others hold.
 * - low: what is protected is protected already, in a weaker or less visible way.
 */
const CHECKOV: Readonly<Record<string, Severity>> = {
  // Whoever may read a pod's environment may execute in it, and can read its files as well.
  CKV_K8S_35: 'low',
  // A tag can be moved by whoever may push to the registry; the policy is then to pull it anew.
  CKV_K8S_43: 'low',
  // A function outside of a network can be reached by nobody who may not invoke it.
  CKV_AWS_117: 'low',
  // Whoever may replace a function's code may detach the demand for a signature, too.
  CKV_AWS_272: 'medium',
  // Everybody may call what was declared public, accepted in the stack, and throttled.
  CKV_AWS_309: 'medium',
};

export function severityOfCheckov(rule: string): Severity {
  return CHECKOV[rule] ?? 'high';
}
