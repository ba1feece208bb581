import {
  isList,
  isObject,
  textAt,
  UNKNOWN,
  valueAt,
  withMembers,
  type ObjectValue,
} from '../cty/value';
import { stableHash, stableUuid } from '../platform/stable-hash';
import { PLAIN_RULES, type Facts, type ResourceRules } from '../rules';
import { checkKubernetes } from './checks';
import { computedOf } from './computed';
import { defaultsOf } from './defaults';
import { manifestRules } from './manifest';
import { missingNamespace } from './namespaces';
import { refusedByServer } from './refusals';
import { replacesOf } from './replaces';

const CLUSTER_WIDE = new Set(['kubernetes_namespace_v1', 'kubernetes_priority_class_v1']);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces */
const INITIAL_NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export interface KubernetesOptions {
  /** Namespaces that exist although nobody made them here. */
  readonly namespaces: readonly string[];
}

/** How the Kubernetes provider and an API server treat resources of one type. */
export function kubernetesRules(type: string, { namespaces }: KubernetesOptions): ResourceRules {
  const known = new Set([...INITIAL_NAMESPACES, ...namespaces]);
  if (type === 'kubernetes_manifest') return manifestRules(known);
  const isNamespaced = !CLUSTER_WIDE.has(type);
  return {
    ...PLAIN_RULES,
    replaces: () => replacesOf(type),
    defaults: defaultsOf(type, isNamespaced),
    drifts: ['metadata.resource_version', 'metadata.generation'],
    computed: { ...COMMON, ...computedOf(type) },
    check: (config) => checkKubernetes(type, config),
    nameItself,
    identify: (values) => identify(values, isNamespaced),
    alreadyExists: (key) => `${pluralOf(type)} "${key.slice(key.indexOf('/') + 1)}" already exists`,
    *refuses(values, world) {
      if (isNamespaced) yield* missingNamespace(namespaceOf(values), known, world);
      yield* refusedByServer(type, values);
    },
    isInside: (values, other) =>
      isNamespaced && other.type === 'kubernetes_namespace_v1' && other.key === namespaceOf(values),
  };
}

const COMMON: ResourceRules['computed'] = {
  id: ({ id }) => id,
  'metadata.uid': ({ type, id }) => stableUuid(`${type} ${id}`),
  'metadata.resource_version': resourceVersion,
  'metadata.generation': ({ generation }) => generation,
};

function resourceVersion({ type, id, generation }: Facts): string {
  return String(parseInt(stableUuid(`${type} ${id}`).slice(0, 5), 16) + generation);
}

/** `name`, or `generate_name` and five letters as the API server adds them. */
function nameItself(values: ObjectValue): ObjectValue {
  const [metadata] = isList(values.metadata) ? values.metadata : [];
  if (!isObject(metadata) || metadata.name !== UNKNOWN) return values;
  const suffix = stableHash(textAt(metadata, ['generate_name']), 5);
  const name = `${textAt(metadata, ['generate_name'])}${suffix}`;
  return withMembers(values, { metadata: [withMembers(metadata, { name })] });
}

function identify(values: ObjectValue, isNamespaced: boolean): string {
  const name = textAt(values, ['metadata', 0, 'name']);
  return isNamespaced ? `${namespaceOf(values)}/${name}` : name;
}

function namespaceOf(values: ObjectValue): string {
  const namespace = valueAt(values, ['metadata', 0, 'namespace']);
  return typeof namespace === 'string' ? namespace : 'default';
}

function pluralOf(type: string): string {
  const kind = type.replace(/^kubernetes_|_v\d+$/g, '').replaceAll('_', '');
  return `${kind.replace(/y$/, 'ie').replace(/ss$/, 'sse')}s`;
}
