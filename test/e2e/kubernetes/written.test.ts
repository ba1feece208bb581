import { describe, expect, it } from 'vitest';

import type { Configuration } from '../write-program';
import { namespacesIn, secretsIn } from './written';

const configuration: Configuration = {
  terraform: { backend: { local: {} } },
  resource: {
    kubernetes_namespace_v1: { shop: { metadata: { name: 'shop' } } },
    kubernetes_deployment_v1: {
      front: deployment([reference('front', 'key'), reference('front', 'salt')]),
      back: deployment([reference('front', 'key'), { name: 'PLAIN', value: '1' }]),
    },
  },
};

function reference(name: string, key: string): object {
  return { name: key.toUpperCase(), value_from: { secret_key_ref: { name, key } } };
}

function deployment(env: readonly object[]): object {
  const template = { spec: { container: [{ name: 'it', env }] } };
  return { metadata: { name: 'it', namespace: 'shop' }, spec: { template } };
}

describe('what a stack was written as', () => {
  it('names its namespaces', () => {
    expect(namespacesIn(configuration)).toEqual(['kubernetes_namespace_v1.shop']);
  });

  it('names each secret that it reads once, with all its keys', () => {
    expect(secretsIn(configuration)).toEqual([
      { namespace: 'shop', name: 'front', keys: ['key', 'salt'] },
    ]);
  });
});
