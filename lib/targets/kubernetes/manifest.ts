import { isPlainObject } from '../../model/shape';
import { literalValues } from '../literal-values';
import { API_NAMES, LISTS, MAPS, NUMBERS, PROVIDER_ONLY, SERVER_ONLY } from './manifest-fields';

/** An object of the Kubernetes API. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

const KINDS: Readonly<Record<string, readonly [apiVersion: string, kind: string]>> = {
  kubernetes_config_map_v1: ['v1', 'ConfigMap'],
  kubernetes_cron_job_v1: ['batch/v1', 'CronJob'],
  kubernetes_deployment_v1: ['apps/v1', 'Deployment'],
  kubernetes_horizontal_pod_autoscaler_v2: ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  kubernetes_namespace_v1: ['v1', 'Namespace'],
  kubernetes_network_policy_v1: ['networking.k8s.io/v1', 'NetworkPolicy'],
  kubernetes_pod_disruption_budget_v1: ['policy/v1', 'PodDisruptionBudget'],
  kubernetes_role_binding_v1: ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  kubernetes_role_v1: ['rbac.authorization.k8s.io/v1', 'Role'],
  kubernetes_service_account_v1: ['v1', 'ServiceAccount'],
  kubernetes_service_v1: ['v1', 'Service'],
};

/**
 * The object that a resource of the synthesized configuration stands for; `undefined` for a resource
 * that is none of Kubernetes' objects.
 *
 * @throws {NotLiteral} where a value is known only when Terraform runs.
 */
export function manifestOf(type: string, configuration: unknown): KubernetesObject | undefined {
  return Object.hasOwn(KINDS, type)
    ? manifestOfState(type, literalValues(configuration))
    : undefined;
}

/** The same for planned or stored values, which Terraform has evaluated. */
export function manifestOfState(type: string, values: unknown): KubernetesObject | undefined {
  const [apiVersion, kind] = (Object.hasOwn(KINDS, type) ? KINDS[type] : undefined) ?? [];
  if (apiVersion === undefined || kind === undefined || !isPlainObject(values)) return undefined;
  const known = Object.entries(values).filter(([key]) => !PROVIDER_ONLY.has(key));
  const { metadata, ...rest } = convertBlock(Object.fromEntries(known));
  return { apiVersion, kind, metadata: metadata as KubernetesObject['metadata'], ...rest };
}

/** Terraform's fields as the API names and nests them. What is null or an empty list is left out. */
function convertBlock(block: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = Object.entries(block).flatMap(([key, value]): [string, unknown][] => {
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    if (SERVER_ONLY.has(key)) return [];
    // A port is a number in a probe or a policy, and a list of blocks elsewhere.
    const name = key === 'port' && typeof value === 'object' ? 'ports' : key;
    return [[apiName(name), convertField(name, value)]];
  });
  return Object.fromEntries(fields);
}

function convertField(key: string, value: unknown): unknown {
  if (isMap(key, value)) return value;
  if (Array.isArray(value)) {
    if (!value.some(isPlainObject)) return value;
    const items = value.map((item) => (isPlainObject(item) ? convertBlock(item) : item));
    return LISTS.has(key) ? items : items[0];
  }
  if (isPlainObject(value)) return LISTS.has(key) ? [convertBlock(value)] : convertBlock(value);
  return NUMBERS.has(key) && typeof value === 'string' && /^\d+$/.test(value)
    ? Number(value)
    : value;
}

/** A map has keys of the user's own. A selector is one unless it is a block with rules. */
function isMap(key: string, value: unknown): boolean {
  if (key === 'selector')
    return isPlainObject(value) && !('match_labels' in value) && !('match_expressions' in value);
  return MAPS.has(key);
}

function apiName(key: string): string {
  return (
    API_NAMES.get(key) ?? key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  );
}
