import { describe, expect, it } from 'vitest';

import { kubernetesSchema } from '../../../../lib/rehearsal/schemas/load-kubernetes';
import {
  UNKNOWN,
  valueAt,
  type ObjectValue,
  type Value,
} from '../../../../lib/rehearsal/cty/value';
import type { BlockSchema } from '../../../../lib/rehearsal/schemas/schema';
import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { valuesOf } from './object-values';
import type { FieldSet } from './ownership';

interface Live {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly ours?: FieldSet;
  readonly others?: FieldSet;
  readonly labels?: Readonly<Record<string, string>>;
}

const METADATA = [{ name: 'it', namespace: 'shop' }];

/** What the state says at a path after an object was read that Terraform knows as `known`. */
function readAt(
  [type, kind, ...path]: readonly [string, string, ...(string | number)[]],
  known: ObjectValue | undefined,
  live: Live,
): Value {
  const block = kubernetesSchema().resources[type]?.block as BlockSchema;
  const object = liveObject(kind, live);
  const whole = known === undefined ? undefined : { metadata: METADATA, ...known };
  return valueAt(valuesOf(object, { type, block, known: whole }), path);
}

function liveObject(
  kind: string,
  { fields, ours = {}, others = {}, labels }: Live,
): KubernetesObject {
  const managedFields = [
    { manager: 'Terraform', operation: 'Apply', fieldsV1: ours },
    { manager: 'kubectl', operation: 'Update', fieldsV1: others },
  ];
  const metadata = { name: 'it', namespace: 'shop', uid: '1-2-3', labels, managedFields };
  return { apiVersion: 'v1', kind, metadata, ...fields };
}

const CONFIG_MAP = ['kubernetes_config_map_v1', 'ConfigMap'] as const;
const SERVICE = ['kubernetes_service_v1', 'Service'] as const;
const DEPLOYMENT = ['kubernetes_deployment_v1', 'Deployment'] as const;
const POD = ['spec', 0, 'template', 0, 'spec', 0] as const;

describe('an attribute', () => {
  const immutable = [...CONFIG_MAP, 'immutable'] as const;

  it('that was left out stays so where the server filled it in', () => {
    expect(readAt(immutable, { immutable: null }, { fields: { immutable: true } })).toBeNull();
  });

  it('that was left out shows where somebody else wrote it', () => {
    const live = { fields: { immutable: true }, others: { 'f:immutable': {} } };

    expect(readAt(immutable, { immutable: null }, live)).toBe(true);
  });

  it('that was given shows as it is', () => {
    expect(readAt(immutable, { immutable: false }, { fields: { immutable: true } })).toBe(true);
  });

  it('that is false stays so while it is ours, since the API drops it', () => {
    const ours = { 'f:immutable': {} };

    expect(readAt(immutable, { immutable: false }, { fields: {}, ours })).toBe(false);
    expect(readAt(immutable, { immutable: false }, { fields: {} })).toBeNull();
  });

  it('that was given and is gone shows as gone', () => {
    expect(readAt(immutable, { immutable: true }, { fields: {} })).toBeNull();
  });

  it('that is never sent stays as it is known', () => {
    const path = [...SERVICE, 'spec', 0, 'allocate_load_balancer_node_ports'] as const;
    const spec = [{ type: 'ClusterIP', allocate_load_balancer_node_ports: true, port: [] }];

    expect(readAt(path, { spec }, { fields: { spec: { type: 'ClusterIP' } } })).toBe(true);
  });

  it('that the server chooses is the server’s', () => {
    const path = [...SERVICE, 'spec', 0, 'cluster_ip'] as const;
    const spec: Value = [{ cluster_ip: UNKNOWN, port: [] }];

    expect(readAt(path, { spec }, { fields: { spec: { clusterIP: '10.0.0.7' } } })).toBe(
      '10.0.0.7',
    );
  });

  it('that nobody chose is empty', () => {
    const path = [...SERVICE, 'spec', 0, 'health_check_node_port'] as const;
    const spec: Value = [{ health_check_node_port: UNKNOWN, port: [] }];

    expect(readAt(path, { spec }, { fields: { spec: {} } })).toBe(0);
  });
});

describe('a map', () => {
  const labels = [...CONFIG_MAP, 'metadata', 0, 'labels'] as const;
  const known = { metadata: [{ name: 'it', namespace: 'shop', labels: { a: '1' } }] };

  it('has what is known of it, as it is now', () => {
    expect(readAt(labels, known, { fields: {}, labels: { a: '2', filled: 'in' } })).toEqual({
      a: '2',
    });
  });

  it('has what somebody else added', () => {
    const others = { 'f:metadata': { 'f:labels': { 'f:b': {} } } };

    expect(readAt(labels, known, { fields: {}, labels: { a: '1', b: '2' }, others })).toEqual({
      a: '1',
      b: '2',
    });
  });

  it('has nothing of Kubernetes’ own', () => {
    const others = { 'f:metadata': { 'f:labels': { 'f:kubernetes.io/x': {} } } };
    const live = { fields: {}, labels: { a: '1', 'kubernetes.io/x': '2' }, others };

    expect(readAt(labels, known, live)).toEqual({ a: '1' });
  });

  it('is empty when everything in it is gone', () => {
    expect(readAt(labels, known, { fields: {} })).toEqual({});
  });

  it('of quantities keeps the form in which they were given', () => {
    const path = [...DEPLOYMENT, ...POD, 'container', 0, 'resources', 0, 'limits'] as const;
    const container = { name: 'it', resources: [{ limits: { cpu: '1000m', memory: '1Gi' } }] };
    const live = { name: 'it', resources: { limits: { cpu: '1', memory: '2Gi' } } };

    expect(readAt(path, podOf({ container: [container] }), { fields: deploymentOf(live) })).toEqual(
      {
        cpu: '1000m',
        memory: '2Gi',
      },
    );
  });
});

describe('blocks', () => {
  const variables = [...DEPLOYMENT, ...POD, 'container', 0, 'env'] as const;
  const known = podOf({ container: [{ name: 'it', env: [{ name: 'A', value: '1' }] }] });
  const envOwnedBy = (name: string): FieldSet => ({
    [`k:{"name":"${name}"}`]: { '.': {}, 'f:name': {}, 'f:value': {} },
  });
  const owned = (env: FieldSet): FieldSet => {
    const container = { 'k:{"name":"it"}': { 'f:env': env } };
    return { 'f:spec': { 'f:template': { 'f:spec': { 'f:containers': container } } } };
  };
  const envOf = (env: readonly object[]) => deploymentOf({ name: 'it', env });

  it('that somebody else added show, in their order', () => {
    const fields = envOf([
      { name: 'B', value: '2' },
      { name: 'A', value: '1' },
    ]);

    const found = readAt(variables, known, { fields, others: owned(envOwnedBy('B')) });

    expect(found).toMatchObject([
      { name: 'B', value: '2', value_from: [] },
      { name: 'A', value: '1' },
    ]);
  });

  it('that nobody wrote do not', () => {
    const fields = deploymentOf(
      { name: 'it', env: [{ name: 'A', value: '1' }] },
      { tolerations: [{}] },
    );

    expect(readAt([...DEPLOYMENT, ...POD, 'toleration'], known, { fields })).toEqual([]);
  });

  it('that are gone do not', () => {
    expect(readAt(variables, known, { fields: envOf([]) })).toEqual([]);
  });

  it('that say nothing stay, although the API has no object for them', () => {
    const path = [...DEPLOYMENT, ...POD, 'container', 0, 'resources'] as const;
    const empty = podOf({ container: [{ name: 'it', resources: [{}] }] });

    expect(readAt(path, empty, { fields: deploymentOf({ name: 'it' }) })).toEqual([{}]);
  });
});

describe('an import', () => {
  it('takes what somebody wrote, and leaves what the server filled in', () => {
    const fields = { spec: { ports: [{ port: 80, protocol: 'TCP' }], sessionAffinity: 'None' } };
    const port = { 'k:{"port":80,"protocol":"TCP"}': { '.': {}, 'f:port': {} } };
    const live = { fields, ours: { 'f:spec': { 'f:ports': port } } };

    expect(readAt([...SERVICE, 'spec', 0], undefined, live)).toMatchObject({
      session_affinity: null,
      port: [{ port: 80, protocol: null }],
    });
    expect(readAt([...SERVICE, 'metadata', 0], undefined, live)).toMatchObject({
      name: 'it',
      namespace: 'shop',
      uid: '1-2-3',
    });
    expect(readAt([...SERVICE, 'id'], undefined, live)).toBe('shop/it');
  });
});

describe('a Secret', () => {
  it('is text in one map and base64 in the other, as Terraform has it', () => {
    const data = { text: Buffer.from('é').toString('base64'), bytes: 'AAEC' };
    const known = { data: { text: 'old' }, binary_data: { bytes: '' } };
    const secret = ['kubernetes_secret_v1', 'Secret'] as const;

    expect(readAt([...secret, 'data'], known, { fields: { data } })).toEqual({ text: 'é' });
    expect(readAt([...secret, 'binary_data'], known, { fields: { data } })).toEqual({
      bytes: 'AAEC',
    });
  });
});

function podOf(spec: ObjectValue): ObjectValue {
  return { spec: [{ template: [{ metadata: [{}], spec: [spec] }] }] };
}

function deploymentOf(container: object, pod: object = {}): Readonly<Record<string, unknown>> {
  return { spec: { template: { spec: { containers: [container], ...pod } } } };
}
