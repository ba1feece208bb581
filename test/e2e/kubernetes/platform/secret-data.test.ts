import { describe, expect, it } from 'vitest';

import { withEncodedData } from './secret-data';

describe('withEncodedData', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'it' } };

  it('puts text into the one map whose members the server attributes to somebody', () => {
    const object = { ...secret, stringData: { text: 'é' }, data: { bytes: 'AAEC' } };

    expect(withEncodedData(object)).toEqual({ ...secret, data: { text: 'w6k=', bytes: 'AAEC' } });
  });

  it('leaves other objects alone', () => {
    const object = { ...secret, kind: 'ConfigMap', data: { text: 'é' } };

    expect(withEncodedData(object)).toBe(object);
  });
});
