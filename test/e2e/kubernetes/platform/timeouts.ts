import { valueAt, type ObjectValue } from '../../../../lib/rehearsal/cty/value';

export type Operation = 'create' | 'update' | 'delete';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** What the plugin framework gives a resource that says nothing. */
const DEFAULT = 20 * MINUTE;

/**
 * What the provider's resources say themselves, as of 2.38.
 *
 * @see https://github.com/hashicorp/terraform-provider-kubernetes/tree/v2.38.0/kubernetes
 */
const BY_TYPE: Readonly<Record<string, number>> = {
  kubernetes_cron_job_v1: MINUTE,
  kubernetes_deployment_v1: 10 * MINUTE,
  kubernetes_job_v1: MINUTE,
  kubernetes_manifest: 10 * MINUTE,
  kubernetes_namespace_v1: 5 * MINUTE,
  kubernetes_persistent_volume_claim_v1: 5 * MINUTE,
  kubernetes_resource_quota_v1: MINUTE,
  kubernetes_secret_v1: MINUTE,
  kubernetes_service_account_v1: 30 * SECOND,
  kubernetes_service_v1: 10 * MINUTE,
  kubernetes_stateful_set_v1: 10 * MINUTE,
};

/** How long an operation on a resource may take: what its `timeouts` say, or the provider's own. */
export function timeoutOf(type: string, operation: Operation, values: ObjectValue): number {
  // A block of one for most resources, a list for the one that takes any manifest.
  const given = [
    valueAt(values, ['timeouts', operation]),
    valueAt(values, ['timeouts', 0, operation]),
  ];
  const text = given.find((value) => typeof value === 'string');
  return typeof text === 'string' ? parseDuration(text) : (BY_TYPE[type] ?? DEFAULT);
}

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  s: SECOND,
  m: MINUTE,
  h: 60 * MINUTE,
};

/** Milliseconds of a duration such as `1h30m`. @see https://pkg.go.dev/time#ParseDuration */
export function parseDuration(text: string): number {
  if (!/^(\d+(\.\d+)?(ns|us|ms|s|m|h))+$/.test(text)) throw new Error(`invalid duration "${text}"`);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ns|us|ms|s|m|h)/g)];
  return parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS[unit] ?? 0), 0);
}
