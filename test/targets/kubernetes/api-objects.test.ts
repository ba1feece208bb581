import { describe, expect, it } from 'vitest';

import { kubernetesSchema } from '../../../lib/rehearsal/schemas/load-kubernetes';
import type { BlockSchema, CtyType } from '../../../lib/rehearsal/schemas/schema';
import { plainText, secret } from '../../../lib/model/environment';
import type { MicroserviceProps } from '../../../lib/model/service';
import {
  manifestOf,
  manifestOfState,
  type KubernetesObject,
} from '../../../lib/targets/kubernetes/manifest';
import { aMicroservice, anApp, aStack, writtenFor } from '../../support/an-app';
import { PROGRAMS } from '../../stacks/programs';
import { synthesize } from '../../stacks/synthesized';
import { faultsOf } from './api-object';

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Every Kubernetes object in a stack's cdk.tf.json. */
function objectsIn(text: string): KubernetesObject[] {
  const { resource } = JSON.parse(text) as { resource: Resources };
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.values(blocks).map((block) => {
      const object = manifestOf(type, block);
      if (object === undefined) throw new Error(`no object for ${type}`);
      return object;
    }),
  );
}

/** A service that says something about everything that becomes an object. */
const EVERYTHING: MicroserviceProps = {
  command: ['serve', '--label=${NAME} $(HOME)'],
  cpuLimit: '2',
  memoryLimit: '1Gi',
  environment: {
    TEMPLATE: '${a} %{b} $(c) "d"\n',
    KEY: secret('db', 'key'),
    TOKEN: plainText('none'),
  },
  scaling: {
    minReplicas: 2,
    maxReplicas: 9,
    targetCpuPercent: 60,
    targetMemoryPercent: 80,
    targetRequestsPerSecond: { metric: 'requests', perReplica: 12.5 },
  },
  disruptionBudget: { minAvailable: '50%' },
  spread: { zones: 'required' },
  termination: { grace: '40s', drain: '5s' },
  volumes: [{ name: 'cache', mountPath: '/cache', medium: 'memory' }],
  isPublic: true,
  probes: {
    readiness: { httpPath: '/ready', httpHeaders: { Host: 'shop' } },
    liveness: { command: ['alive'] },
  },
  kubernetes: {
    imagePullSecrets: ['registry'],
    nodeSelector: { 'pool.example.com/size_class': 'large_1' },
    access: [{ resources: ['configmaps'], verbs: ['get'], resourceNames: ['flags'] }],
  },
};

describe('the form that the API wants', () => {
  it.each([
    [{ spec: { container: [] } }, 'Pod.spec.container: no such field in PodSpec'],
    [{ spec: {} }, 'Pod.spec.containers: missing'],
    [{ spec: { containers: {} } }, 'Pod.spec.containers: list wanted, got {}'],
    [{ metadata: { labels: { a: 1 } } }, 'Pod.metadata.labels.a: text wanted, got 1'],
  ])('is not that of %j', (fields, fault) => {
    expect(faultsOf({ apiVersion: 'v1', kind: 'Pod', metadata: {}, ...fields })).toContain(fault);
  });
});

describe('the objects', () => {
  it.each(PROGRAMS.filter(([name]) => name.endsWith('.kubernetes')))(
    'of %s have the form that the API wants',
    (_, program) => {
      const objects = objectsIn(synthesize(program).text);

      expect(objects.length).toBeGreaterThan(15);
      expect(objects.flatMap(faultsOf)).toEqual([]);
    },
  );

  it('of a service that uses everything have the form that the API wants, and its texts', () => {
    const app = anApp();
    const stack = aStack(app);
    const job = { port: undefined as never, schedule: { cron: '*/5 * * * *' } };
    aMicroservice(stack, 'web', EVERYTHING).calls(aMicroservice(stack, 'cart'));
    aMicroservice(stack, 'nightly', job);

    app.synth();
    const objects = objectsIn(writtenFor(app, 'shop'));

    expect(objects.flatMap(faultsOf)).toEqual([]);
    expect(
      objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata['name'] === 'web'),
    ).toMatchObject({
      spec: {
        template: {
          spec: {
            nodeSelector: { 'pool.example.com/size_class': 'large_1' },
            containers: [
              {
                command: ['serve', '--label=${NAME} $$(HOME)'],
                env: expect.arrayContaining([
                  { name: 'TEMPLATE', value: '${a} %{b} $$(c) "d"\n' },
                ]) as unknown,
              },
            ],
          },
        },
      },
    });
  });
});

function aValue(type: CtyType): unknown {
  if (type === 'string') return '1';
  if (type === 'number') return 1;
  if (type === 'bool') return true;
  if (type === 'dynamic' || type[0] === 'object') return {};
  return type[0] === 'map' ? { a_b: aValue(type[1]) } : [aValue(type[1])];
}

/** A state in which everything that the schema has is set, each block twice where it may be. */
function everythingIn({ attributes, blocks }: BlockSchema): Record<string, unknown> {
  const set = Object.entries(attributes).map(([name, { type }]) => [name, aValue(type)] as const);
  const nested = Object.entries(blocks).map(([name, { block, maxItems }]) => {
    const one = everythingIn(block);
    return [name, maxItems === 1 ? [one] : [one, one]] as const;
  });
  return Object.fromEntries([...set, ...nested]);
}

/** Kinds of storage that the table of the API's fields leaves out, or that clusters no longer have. */
const OTHER_VOLUMES =
  /\.volumes\[\d\]\.(awsElasticBlockStore|azure\w+|ceph\w+|cinder|ephemeral|fc|flexVolume|flocker|gcePersistentDisk|gitRepo|glusterfs|iscsi|local|photon\w+|quobyte|rbd|vsphereVolume)\b/;

const { resources } = kubernetesSchema();
const KINDS = Object.keys(resources).filter((type) => type !== 'kubernetes_manifest');

describe('manifestOfState', () => {
  it.each(KINDS)('names and nests every field of %s as the API does', (type) => {
    const block = resources[type]?.block ?? { attributes: {}, blocks: {} };

    const object = manifestOfState(type, everythingIn(block));

    const faults = object === undefined ? ['no object'] : faultsOf(object);
    expect(faults.filter((fault) => !OTHER_VOLUMES.test(fault))).toEqual([]);
  });

  it('leaves out what a state fills in for things that are not set', () => {
    const metric = {
      type: 'Resource',
      container_resource: [],
      resource: [
        {
          name: 'cpu',
          target: [
            { type: 'AverageValue', average_utilization: 0, average_value: '50m', value: '' },
          ],
        },
      ],
    };
    const stored = {
      id: 'shop/web',
      metadata: [{ name: 'web', generate_name: '', annotations: null, uid: 'a1' }],
      spec: [{ min_replicas: 1, max_replicas: 2, metric: [metric], behavior: [] }],
    };

    expect(manifestOfState('kubernetes_horizontal_pod_autoscaler_v2', stored)).toEqual({
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        minReplicas: 1,
        maxReplicas: 2,
        metrics: [
          {
            type: 'Resource',
            resource: { name: 'cpu', target: { type: 'AverageValue', averageValue: '50m' } },
          },
        ],
      },
    });
  });

  it('keeps empty texts that are the user’s own', () => {
    const stored = { metadata: [{ name: 'flags' }], data: { EMPTY: '' } };

    expect(manifestOfState('kubernetes_config_map_v1', stored)).toMatchObject({
      data: { EMPTY: '' },
    });
  });
});
