import { describe, expect, it } from 'vitest';

import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import type { ApiObjects } from './api-objects';
import { readinessFor } from './readiness';

function live(kind: string, fields: object): KubernetesObject {
  return { apiVersion: 'v1', kind, metadata: { name: 'it', namespace: 'shop' }, ...fields };
}

const nothingElse = { get: async () => undefined } as unknown as ApiObjects;

/** Each resource that is waited for, what turns it on, and its object before and after. */
const WAITED: readonly (readonly [
  string,
  object,
  readonly [early: KubernetesObject, late: KubernetesObject],
])[] = [
  [
    'kubernetes_job_v1',
    { wait_for_completion: true },
    [
      live('Job', { status: {} }),
      live('Job', { status: { conditions: [{ type: 'Complete', status: 'True' }] } }),
    ],
  ],
  [
    'kubernetes_persistent_volume_claim_v1',
    { wait_until_bound: true },
    [
      live('PersistentVolumeClaim', { status: { phase: 'Pending' } }),
      live('PersistentVolumeClaim', { status: { phase: 'Bound' } }),
    ],
  ],
  [
    'kubernetes_secret_v1',
    { wait_for_service_account_token: true },
    [
      live('Secret', { type: 'kubernetes.io/service-account-token' }),
      live('Secret', { type: 'Opaque' }),
    ],
  ],
  [
    'kubernetes_service_v1',
    { wait_for_load_balancer: true },
    [
      live('Service', { spec: { type: 'LoadBalancer' }, status: { loadBalancer: {} } }),
      live('Service', { spec: { type: 'ClusterIP' } }),
    ],
  ],
  [
    'kubernetes_ingress_v1',
    { wait_for_load_balancer: true },
    [
      live('Ingress', { status: {} }),
      live('Ingress', { status: { loadBalancer: { ingress: [{ ip: '203.0.113.1' }] } } }),
    ],
  ],
  [
    'kubernetes_manifest',
    { wait: [{ condition: [{ type: 'Ready', status: 'True' }] }] },
    [
      live('It', { status: { conditions: [{ type: 'Ready', status: 'False' }] } }),
      live('It', { status: { conditions: [{ type: 'Ready', status: 'True' }] } }),
    ],
  ],
  [
    'kubernetes_manifest',
    { wait: [{ fields: { 'status.hosts[0].name': '^a.*', 'status.phase': '*' } }] },
    [
      live('It', { status: { hosts: [{ name: 'ba' }], phase: 'x' } }),
      live('It', { status: { hosts: [{ name: 'ab' }], phase: 'x' } }),
    ],
  ],
];

describe('readiness', () => {
  it.each(WAITED)(
    'of %s with %j is under way, and then done',
    async (type, values, [early, late]) => {
      const readiness = readinessFor(type, 'create', values as never);

      expect(await readiness?.(early, nothingElse)).toMatchObject({ is: 'under way' });
      expect(await readiness?.(late, nothingElse)).toEqual({ is: 'done' });
    },
  );

  it('of a Job that has failed is never reached', async () => {
    const failed = live('Job', { status: { conditions: [{ type: 'Failed', status: 'True' }] } });
    const readiness = readinessFor('kubernetes_job_v1', 'create', { wait_for_completion: true });

    expect(await readiness?.(failed, nothingElse)).toEqual({
      is: 'failed',
      why: 'job: shop/it is in failed state',
    });
  });

  it('of a namespace is that of its default service account', async () => {
    const values = { wait_for_default_service_account: true };
    const readiness = readinessFor('kubernetes_namespace_v1', 'create', values);
    const namespace = live('Namespace', {});
    const found = { get: async () => namespace } as unknown as ApiObjects;

    expect(await readiness?.(namespace, nothingElse)).toMatchObject({ is: 'under way' });
    expect(await readiness?.(namespace, found)).toEqual({ is: 'done' });
  });

  it.each([
    ['kubernetes_deployment_v1', 'create', { wait_for_rollout: false }],
    ['kubernetes_service_v1', 'update', { wait_for_load_balancer: true }],
    ['kubernetes_role_v1', 'create', {}],
    ['kubernetes_manifest', 'create', { wait: [] }],
  ] as const)('of %s on %s with %j is not waited for', (type, operation, values) => {
    expect(readinessFor(type, operation, values)).toBeUndefined();
  });
});
