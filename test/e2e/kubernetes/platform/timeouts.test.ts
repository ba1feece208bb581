import { describe, expect, it } from 'vitest';

import { parseDuration, timeoutOf } from './timeouts';

describe('parseDuration', () => {
  it.each([
    ['10m', 600_000],
    ['1h30m', 5_400_000],
    ['1.5s', 1_500],
    ['250ms', 250],
  ])('reads %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each(['', '10', '5 minutes', '-1m'])('rejects %j', (text) => {
    expect(() => parseDuration(text)).toThrow(`invalid duration "${text}"`);
  });
});

describe('timeoutOf', () => {
  const type = 'kubernetes_deployment_v1';

  it('is what the resource says of the operation', () => {
    const values = { timeouts: { create: '5s', update: null, delete: null } };

    expect(timeoutOf(type, 'create', values)).toBe(5_000);
    expect(timeoutOf(type, 'update', values)).toBe(600_000);
  });

  it('is in a list for a manifest', () => {
    const values = { timeouts: [{ create: '5s', update: null, delete: null }] };

    expect(timeoutOf('kubernetes_manifest', 'create', values)).toBe(5_000);
  });

  it('is the plugin framework’s for a resource that has none', () => {
    expect(timeoutOf('kubernetes_role_v1', 'delete', {})).toBe(1_200_000);
  });
});
