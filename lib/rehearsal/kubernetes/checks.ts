import { isObject, UNKNOWN, valueAt, type ObjectValue, type Value } from '../cty/value';
import { errorDiagnostic, type Diagnostic } from '../plugin/diagnostic';
import { placesIn, type Place } from '../value-places';
import { nameFault, qualifiedNameFault, LABEL_VALUE } from './names';

/** A way in which a value is wrong, in the words of the real provider; `undefined` when it is right. */
type Check = (value: Value) => string | undefined;

/**
 * What the provider itself refuses when it validates, read in its source at 2.38. A row is for every
 * path that ends so.
 *
 * @see https://github.com/hashicorp/terraform-provider-kubernetes/blob/v2.38.0/kubernetes/validators.go
 */
const CHECKS: readonly (readonly [ending: RegExp, check: Check])[] = [
  [/(^|\.)(spec|image)\.type$/, oneOf('ClusterIP', 'ExternalName', 'NodePort', 'LoadBalancer')],
  [/\.strategy\.type$/, oneOf('RollingUpdate', 'Recreate')],
  [
    /\.rolling_update\.max_(surge|unavailable)$/,
    matching(/^(\d+|\d+%|)$/, 'a whole number or percentage'),
  ],
  [
    /^spec\.(max_unavailable|min_available)$/,
    matching(/^(\d+%?|)$/, 'a whole number or percentage'),
  ],
  [/^spec\.replicas$/, matching(/^(-?\d+|)$/, 'a whole number')],
  [/\.image_pull_policy$/, oneOf('Always', 'Never', 'IfNotPresent')],
  [/\.restart_policy$/, oneOf('Always', 'OnFailure', 'Never')],
  [/\.termination_message_policy$/, oneOf('File', 'FallbackToLogsOnError')],
  [/\.dns_policy$/, oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None')],
  [/\.when_unsatisfiable$/, oneOf('DoNotSchedule', 'ScheduleAnyway')],
  [/\.concurrency_policy$/, oneOf('Allow', 'Forbid', 'Replace')],
  [/\.session_affinity$/, oneOf('ClientIP', 'None')],
  [/^spec\.port\.protocol$/, oneOf('TCP', 'UDP', 'SCTP')],
  [/^spec\.port\.port$|\.container_port$/, portNumber],
  [/_probe\.(period|timeout)_seconds$|_probe\.(failure|success)_threshold$/, positive],
  [/\.(run_as_user|run_as_group|fs_group)$/, matching(/^(-?\d+|)$/, 'a whole number')],
  [/\.termination_grace_period_seconds$/, notNegative],
  [/^spec\.schedule$/, cronExpression],
  [/^role_ref\.kind$/, oneOf('Role', 'ClusterRole')],
  [/^role_ref\.api_group$/, oneOf('rbac.authorization.k8s.io')],
  [/^binary_data\.[^.]+$/, matching(/^[A-Za-z0-9+/]*={0,2}$/, 'a base64-encoded string')],
];

/** Names of these may be any path segment. */
const RBAC = new Set(['kubernetes_role_v1', 'kubernetes_role_binding_v1']);

export function* checkKubernetes(type: string, config: ObjectValue): Iterable<Diagnostic> {
  for (const place of placesIn(config)) {
    yield* checkValue(type, place);
    yield* checkMetadata(type, place);
  }
}

function* checkValue(type: string, { names, path, value }: Place): Iterable<Diagnostic> {
  if (value === UNKNOWN) return;
  for (const [ending, check] of CHECKS) {
    if (!ending.test(names) || !concerns(type, names)) continue;
    const fault = check(value);
    if (fault !== undefined) yield errorDiagnostic(`expected ${names} to be ${fault}`, '', path);
  }
}

/** `spec.type` means the kind of Service only in a Service. */
function concerns(type: string, names: string): boolean {
  return names !== 'spec.type' || type === 'kubernetes_service_v1';
}

function* checkMetadata(type: string, { names, path, value }: Place): Iterable<Diagnostic> {
  if (!/(^|\.)metadata$/.test(names) || !isObject(value)) return;
  const at = (name: string): ValuePathAnd => ({
    path: [...path, name],
    value: value[name] ?? null,
  });
  if (at('name').value !== null && at('generate_name').value !== null) {
    yield errorDiagnostic(
      'Conflicting configuration arguments',
      `"${names}.name": conflicts with generate_name`,
      path,
    );
  }
  const name = at('name');
  const fault = RBAC.has(type) ? undefined : nameFault(name.value);
  if (fault !== undefined) yield errorDiagnostic(`${names}.name ${fault}`, '', name.path);
  for (const map of ['labels', 'annotations']) yield* checkKeys(`${names}.${map}`, at(map));
}

interface ValuePathAnd {
  readonly path: readonly (string | number)[];
  readonly value: Value;
}

function* checkKeys(names: string, { path, value }: ValuePathAnd): Iterable<Diagnostic> {
  for (const [key, member] of isObject(value) ? Object.entries(value) : []) {
    const isAnnotation = names.endsWith('annotations');
    const fault = qualifiedNameFault(isAnnotation ? key.toLowerCase() : key);
    if (fault !== undefined)
      yield errorDiagnostic(`${names} (${JSON.stringify(key)}) ${fault}`, '', path);
    if (isAnnotation || typeof member !== 'string' || LABEL_VALUE.test(member)) continue;
    yield errorDiagnostic(
      `${names} (${JSON.stringify(member)}) a valid label must be an empty string or consist of at most 63 alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character`,
      '',
      path,
    );
  }
}

function oneOf(...allowed: readonly string[]): Check {
  return (value) =>
    allowed.includes(String(value))
      ? undefined
      : `one of ${JSON.stringify(allowed)}, got ${String(valueAt(value, []))}`;
}

function matching(pattern: RegExp, what: string): Check {
  return (value) =>
    pattern.test(String(value)) ? undefined : `${what}, got ${JSON.stringify(value)}`;
}

function portNumber(value: Value): string | undefined {
  return within(value, 1, 65_535)
    ? undefined
    : `a valid port number between 1 and 65535, got ${String(value)}`;
}

function positive(value: Value): string | undefined {
  return within(value, 1, Infinity) ? undefined : `greater than 0, got ${String(value)}`;
}

function notNegative(value: Value): string | undefined {
  return within(value, 0, Infinity)
    ? undefined
    : `greater than or equal to 0, got ${String(value)}`;
}

function within(value: Value, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function cronExpression(value: Value): string | undefined {
  const text = String(value);
  const isOne = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every .+)$/.test(text);
  const fields = text.trim().split(/\s+/);
  const areFields =
    fields.length === 5 && fields.every((field) => /^[\d*/,?A-Za-z-]+$/.test(field));
  return isOne || areFields
    ? undefined
    : `a cron expression of five fields, got ${JSON.stringify(text)}`;
}
