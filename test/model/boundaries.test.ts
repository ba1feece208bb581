import { describe, expect, it } from 'vitest';

import { checkCall, type CallProps } from '../../lib/model/call';
import type { MicroserviceProps } from '../../lib/model/service';
import { checkService } from '../../lib/model/service-check';
import { kubernetes, resolveTarget } from '../../lib/model/target';

type Values = readonly [below: unknown, lowest: unknown, highest: unknown, above: unknown];

const target = resolveTarget(kubernetes({ namespace: 'shop' }));
const cron = '0 3 * * *';

/** For each number of a service: one below its bounds, both bounds, and one above. */
const SERVICE: readonly (readonly [path: string, ...values: Values])[] = [
  ['port', 0, 1, 65535, 65536],
  ['cpu', '0m', '1m', '1000', '1000.001'],
  ['cpuLimit', '99m', '100m', '1000', '1000.001'],
  ['memory', '3Mi', '4Mi', '16384Gi', '16385Gi'],
  ['memoryLimit', '127Mi', '128Mi', '16384Gi', '16385Gi'],
  ['requestTimeout', '0.5ms', '1ms', '15m', '901s'],
  ['scaling.replicas', -1, 0, 1000, 1001],
  ['scaling.minReplicas', 0, 1, 1000, 1001],
  ['scaling.maxReplicas', 1, 2, 1000, 1001],
  ['scaling.targetCpuPercent', 0, 1, 100, 101],
  ['scaling.targetMemoryPercent', 0, 1, 100, 101],
  ['schedule.deadline', '0s', '1s', '24h', '86401s'],
  ['schedule.retries', -1, 0, 10, 11],
  ['disruptionBudget.maxUnavailable', -1, 0, 1000, 1001],
  ['disruptionBudget.minAvailable', '-1%', '0%', '100%', '101%'],
  ['termination.grace', '0s', '1s', '1h', '3601s'],
  ['termination.drain', '0.5s', '0s', '29s', '29.5s'],
  ['probes.readiness.port', 0, 1, 65535, 65536],
  ['probes.readiness.interval', '0s', '2s', '1h', '3601s'],
  ['probes.readiness.timeout', '0s', '1s', '10s', '11s'],
  ['probes.readiness.failures', 0, 1, 1000, 1001],
  ['probes.readiness.initialDelay', '0.5s', '0s', '1h', '3601s'],
  ['kubernetes.servicePort', 0, 1, 65535, 65536],
  ['kubernetes.runAsUser', 0, 1, 2_147_483_647, 2_147_483_648],
  ['lambda.reservedConcurrency', -1, 0, 100_000, 100_001],
  ['lambda.provisionedConcurrency.min', 0, 1, 100_000, 100_001],
  ['lambda.provisionedConcurrency.targetPercent', 9, 10, 90, 91],
  ['lambda.asynchronous.retries', -1, 0, 2, 3],
  ['lambda.asynchronous.maxAge', '59s', '60s', '6h', '21601s'],
];

/** Props that another one needs beside it. */
const BESIDE: Readonly<Record<string, object>> = {
  'scaling.minReplicas': { maxReplicas: 1000 },
  'scaling.maxReplicas': { minReplicas: 2 },
  'scaling.targetCpuPercent': { minReplicas: 1, maxReplicas: 2 },
  'scaling.targetMemoryPercent': { minReplicas: 1, maxReplicas: 2 },
  'schedule.deadline': { cron },
  'schedule.retries': { cron },
  'lambda.provisionedConcurrency.targetPercent': { min: 1 },
};

const rows = (table: readonly (readonly [path: string, ...values: Values])[]) =>
  table.map(([path, below, lowest, highest, above]) => {
    return { path, outside: [below, above], inside: [lowest, highest] };
  });

describe.each(rows(SERVICE))('$path of a service', ({ path, outside, inside }) => {
  it.each(outside)('rejects %s', (value) => {
    expect(problemsOf(path, value).map((problem) => problem.path)).toContain(path);
  });

  it.each(inside)('takes %s', (value) => {
    expect(problemsOf(path, value)).toEqual([]);
  });
});

const CALL: readonly (readonly [path: string, ...values: Values])[] = [
  ['timeout', '0.5ms', '1ms', '15m', '901s'],
  ['retries', -1, 0, 10, 11],
  ['breaker.consecutiveFailures', 0, 1, 1000, 1001],
  ['breaker.openFor', '0ms', '1ms', '1h', '3601s'],
];

describe.each(rows(CALL))('$path of a call', ({ path, outside, inside }) => {
  const check = (value: unknown) => {
    const props = nested(path.split('.'), value, {}) as CallProps;
    return [...checkCall(props, { name: 'orders', protocol: 'http' })];
  };

  it.each(outside)('rejects %s', (value) => {
    expect(check(value).map((problem) => problem.path)).toEqual([path]);
  });

  it.each(inside)('takes %s', (value) => {
    expect(check(value)).toEqual([]);
  });
});

describe.each(['port', 'scaling.replicas', 'kubernetes.runAsUser', 'lambda.reservedConcurrency'])(
  '%s',
  (path) => {
    it.each([NaN, Infinity, -Infinity, 1.5, '1', true, null, [1], { valueOf: () => 1 }])(
      'rejects %s, which is no whole number',
      (value) => {
        expect(problemsOf(path, value).map((problem) => problem.path)).toEqual([path]);
      },
    );
  },
);

function problemsOf(path: string, value: unknown) {
  const props = nested(path.split('.'), value, BESIDE[path] ?? {});
  const sound: MicroserviceProps = path.startsWith('schedule.')
    ? { image: 'shop/orders:1' }
    : { image: 'shop/orders:1', port: 8080 };
  const place = { name: 'orders', stack: 'shop', target };
  return [...checkService({ ...sound, ...props }, place)];
}

/** `{ a: { b: value } }` for `['a', 'b']`, with `beside` next to the last member. */
function nested(path: readonly string[], value: unknown, beside: object): object {
  const [first = '', ...rest] = path;
  if (rest.length === 0) return { ...beside, [first]: value };
  return { [first]: nested(rest, value, beside) };
}
