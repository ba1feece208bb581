import { describe, expect, it } from 'vitest';

import { checkVolumes, TOKEN_VOLUME } from '../../lib/model/volume';

function problemsOf(name: string, mountsToken = false): readonly string[] {
  const owner = { name: 'orders', kubernetes: { mountsToken } };
  return [...checkVolumes([{ name, mountPath: '/data' }], owner)].map(({ code }) => code);
}

describe('the name of a volume', () => {
  // The provider does not read back what matches /orders-token-([a-z0-9]{5})/ or begins so.
  it.each(['kube-api-access', 'kube-api-access-x', 'orders-token-cache', 'my-orders-token-caches'])(
    'is not %s, which the Kubernetes provider would forget',
    (name) => {
      expect(problemsOf(name)).toEqual(['volume/name']);
    },
  );

  it.each([
    'kube-api',
    'my-kube-api-access',
    'orders-token',
    'orders-token-a',
    'other-token-cache',
  ])('may be %s', (name) => {
    expect(problemsOf(name)).toEqual([]);
  });

  it('is, for the token itself, one that is remembered', () => {
    expect(problemsOf(TOKEN_VOLUME.name)).toEqual([]);
    expect(problemsOf(TOKEN_VOLUME.name, true)).toEqual(['volume/duplicate']);
  });
});
