import { describe, expect, it } from 'vitest';

import { parseKubeScore } from './kube-score';

/** As kube-score 1.20 writes an object's check, shortened. */
function scored(check: object): string {
  return JSON.stringify([
    {
      type_meta: { kind: 'Deployment', apiVersion: 'apps/v1' },
      object_meta: { name: 'cart', namespace: 'shop' },
      checks: [
        {
          check: { id: 'container-resources', name: 'Container Resources' },
          grade: 1,
          skipped: false,
          comments: [
            { path: 'cart', summary: 'CPU limit is not set' },
            { path: 'sidecar', summary: 'CPU limit is not set' },
          ],
          ...check,
        },
      ],
    },
  ]);
}

function parsed(check: object) {
  return parseKubeScore(scored(check), { name: 'shop.kubernetes' });
}

describe('parseKubeScore', () => {
  it('names the object, and says once what holds for all its containers', () => {
    expect(parsed({})).toEqual([
      {
        judge: 'kube-score',
        rule: 'container-resources',
        severity: 'high',
        subject: 'shop.kubernetes',
        kind: 'Deployment',
        address: 'Deployment/shop/cart',
        message: 'CPU limit is not set',
      },
    ]);
  });

  it.each([
    [1, 'high'],
    [5, 'medium'],
    [7, 'low'],
    [2, 'high'],
  ])('weighs grade %i as %s', (grade, severity) => {
    expect(parsed({ grade })).toMatchObject([{ severity }]);
  });

  it('has the name of the check where it says nothing else', () => {
    expect(parsed({ comments: null })).toMatchObject([{ message: 'Container Resources' }]);
  });

  it.each([{ grade: 10 }, { skipped: true, grade: 0 }])(
    'finds nothing in a check of %j',
    (check) => {
      expect(parsed(check)).toEqual([]);
    },
  );
});
