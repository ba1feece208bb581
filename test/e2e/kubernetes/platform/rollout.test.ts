import { describe, expect, it } from 'vitest';

import type { KubernetesObject } from '../../../../lib/targets/kubernetes/manifest';
import { deploymentRollout, statefulSetRollout } from './rollout';

function workload(kind: string, spec: object, status: object): KubernetesObject {
  const metadata = { name: 'it', namespace: 'shop', generation: 2 };
  return { apiVersion: 'apps/v1', kind, metadata, spec, status };
}

const rolledOut = {
  observedGeneration: 2,
  replicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
};

describe('the rollout of a Deployment', () => {
  const progressOf = (status: object) =>
    deploymentRollout(workload('Deployment', { replicas: 2 }, { ...rolledOut, ...status }));

  it('is done when all replicas are new and available', () => {
    expect(progressOf({})).toEqual({ is: 'done' });
  });

  it.each([
    [{ observedGeneration: 1 }, 'Waiting for rollout to start'],
    [{ updatedReplicas: 1 }, '1 out of 2 new replicas have been updated...'],
    [{ replicas: 3 }, '1 old replicas are pending termination...'],
    [{ readyReplicas: 1 }, '2 replicas wanted; 1 replicas Ready'],
    [{ availableReplicas: 0 }, '0 of 2 updated replicas are available...'],
  ])('is under way with %j', (status, why) => {
    const progress = progressOf(status);

    expect(progress).toMatchObject({ is: 'under way', why: expect.stringContaining(why) });
  });

  it('has failed when Kubernetes has given it up', () => {
    const conditions = [{ type: 'Progressing', reason: 'ProgressDeadlineExceeded' }];

    expect(progressOf({ conditions, updatedReplicas: 0 })).toEqual({
      is: 'failed',
      why: 'Deployment exceeded its progress deadline',
    });
  });
});

describe('the rollout of a StatefulSet', () => {
  const progressOf = (status: object, spec: object = {}) =>
    statefulSetRollout(
      workload('StatefulSet', { replicas: 2, ...spec }, { ...rolledOut, ...status }),
    );

  it('is done when all replicas are new and ready', () => {
    expect(progressOf({})).toEqual({ is: 'done' });
  });

  it.each([{ readyReplicas: 1 }, { updatedReplicas: 1 }, { observedGeneration: 1 }])(
    'is under way with %j',
    (status) => {
      expect(progressOf(status)).toEqual({
        is: 'under way',
        why: 'StatefulSet shop/it is not finished rolling out',
      });
    },
  );

  it('waits for no update that Kubernetes leaves to the user', () => {
    const spec = { updateStrategy: { type: 'OnDelete' } };

    expect(progressOf({ updatedReplicas: 0 }, spec)).toEqual({ is: 'done' });
  });
});
