import { describe, expect, it } from 'vitest';

import { readManifest } from './read-manifest';

describe('readManifest', () => {
  it('takes from the live object what the manifest names, and nothing else', () => {
    const known = { spec: { ports: [{ port: 80 }] } };
    const live = { spec: { type: 'ClusterIP', ports: [{ port: 81, protocol: 'TCP' }] } };

    expect(readManifest(live, known)).toEqual({ spec: { ports: [{ port: 81 }] } });
  });

  it.each([
    [undefined, false],
    [undefined, 0],
    [undefined, ''],
    [undefined, {}],
    [undefined, []],
    ['anything', null],
    ['1Gi', '1024Mi'],
  ])('takes a live %j for the known %j', (live, known) => {
    expect(readManifest(live, known)).toEqual(known);
  });

  it('leaves out what was removed', () => {
    expect(readManifest({ a: 1 }, { a: 1, b: 'x', c: true })).toEqual({ a: 1 });
  });

  it.each([[[1]], [[1, 2, 3]]])('shows a list of another length as it is: %j', (live) => {
    expect(readManifest(live, [1, 2])).toEqual(live);
  });
});
