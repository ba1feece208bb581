import { isList, isObject, textAt, valueAt, type ObjectValue, type Value } from '../cty/value';
import { placesIn } from '../value-places';

/** @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const QUANTITY = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[kMGTPE]i?|Ki|[munp])?$/;
const RESOURCE_LISTS =
  /\.(limits|requests|default|default_request|hard|max|min)\.[^.]+$|(^|\.)hard\.[^.]+$/;

/** @see https://kubernetes.io/docs/concepts/configuration/configmap/ */
const DATA_KEY = /^[-._A-Za-z0-9]{1,253}$/;

/** What an API server refuses of an object whose schema is right, in its words. */
export function* refusedByServer(type: string, values: ObjectValue): Iterable<string> {
  yield* badQuantities(values);
  if (type === 'kubernetes_config_map_v1' || type === 'kubernetes_secret_v1')
    yield* badKeys(values);
  if (type === 'kubernetes_service_v1') yield* badPorts(values);
  if (type === 'kubernetes_horizontal_pod_autoscaler_v2') yield* badBounds(values);
  for (const path of POD_TEMPLATES) {
    const template = valueAt(values, path);
    if (!isObject(template)) continue;
    if (path.length === 4) yield* badSelector(values, template);
    yield* badPod(valueAt(template, ['spec', 0]));
  }
}

const POD_TEMPLATES = [
  ['spec', 0, 'template', 0],
  ['spec', 0, 'job_template', 0, 'spec', 0, 'template', 0],
];

function* badQuantities(values: ObjectValue): Iterable<string> {
  for (const { names, value } of placesIn(values)) {
    if (!RESOURCE_LISTS.test(names) || typeof value !== 'string' || QUANTITY.test(value)) continue;
    yield `${names}: ${JSON.stringify(value)}: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`;
  }
}

function* badKeys(values: ObjectValue): Iterable<string> {
  const maps = ['data', 'binary_data'].map((name) => valueAt(values, [name]));
  for (const key of maps.filter(isObject).flatMap((map) => Object.keys(map))) {
    if (DATA_KEY.test(key)) continue;
    yield `data[${key}]: Invalid value: ${JSON.stringify(key)}: a valid config key must consist of alphanumeric characters, '-', '_' or '.'`;
  }
}

function* badPorts(values: ObjectValue): Iterable<string> {
  const ports = listAt(values, ['spec', 0, 'port']);
  const names = ports.map((port) => textAt(port, ['name']));
  if (ports.length > 1 && names.includes('')) yield 'spec.ports[0].name: Required value';
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) yield `spec.ports: Duplicate value: ${JSON.stringify(twice)}`;
}

function* badBounds(values: ObjectValue): Iterable<string> {
  const [least, most] = ['min_replicas', 'max_replicas'].map((name) =>
    valueAt(values, ['spec', 0, name]),
  );
  if (typeof least === 'number' && typeof most === 'number' && most < least) {
    yield `spec.maxReplicas: Invalid value: ${most}: must be greater than or equal to \`minReplicas\``;
  }
}

function* badSelector(values: ObjectValue, template: Value): Iterable<string> {
  const wanted = valueAt(values, ['spec', 0, 'selector', 0, 'match_labels']);
  const labels = valueAt(template, ['metadata', 0, 'labels']);
  if (!isObject(wanted)) return;
  const isMet = Object.entries(wanted).every(([key, value]) => valueAt(labels, [key]) === value);
  if (!isMet)
    yield 'spec.template.metadata.labels: Invalid value: `selector` does not match template `labels`';
}

function* badPod(pod: Value): Iterable<string> {
  const containers = [...listAt(pod, ['init_container']), ...listAt(pod, ['container'])];
  const names = containers.map((container) => textAt(container, ['name']));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    yield `spec.template.spec.containers.name: Duplicate value: ${JSON.stringify(twice)}`;

  const volumes = new Set(listAt(pod, ['volume']).map((volume) => textAt(volume, ['name'])));
  const mounts = containers.flatMap((container) => listAt(container, ['volume_mount']));
  for (const name of mounts.map((mount) => textAt(mount, ['name']))) {
    if (!volumes.has(name))
      yield `spec.template.spec.containers.volumeMounts.name: Not found: ${JSON.stringify(name)}`;
  }
}

function listAt(value: Value, path: readonly (string | number)[]): readonly Value[] {
  const found = valueAt(value, path);
  return isList(found) ? found : [];
}
