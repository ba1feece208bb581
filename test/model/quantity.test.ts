import { describe, expect, it } from 'vitest';

import { parseCpu, parseDuration, parseMemory, parsePercent } from '../../lib/model/quantity';

describe('quantities', () => {
  it.each([
    ['250m', 250],
    ['1', 1000],
    ['1.5', 1500],
    ['0.001', 1],
    ['1.005', 1005],
    ['0.07', 70],
  ] as const)('reads %s of CPU as %d millicores', (written, millicores) => {
    expect(parseCpu(written)).toBe(millicores);
  });

  it.each([
    ['256Mi', 256],
    ['2Gi', 2048],
    ['0.5Gi', 512],
  ] as const)('reads %s as %d mebibytes', (written, mebibytes) => {
    expect(parseMemory(written)).toBe(mebibytes);
  });

  it.each([
    ['1ms', 0.001],
    ['800ms', 0.8],
    ['30s', 30],
    ['1.5s', 1.5],
    ['2m', 120],
    ['1h', 3600],
    ['0.1s', 0.1],
    ['1.1m', 66],
    ['1.1h', 3960],
  ] as const)('reads %s as %d seconds', (written, seconds) => {
    expect(parseDuration(written)).toBe(seconds);
  });

  it('reads 25% as 25', () => {
    expect(parsePercent('25%')).toBe(25);
  });
});
