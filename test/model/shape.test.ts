import { describe, expect, it } from 'vitest';

import { nearest } from '../../lib/model/nearest';
import type { MicroserviceProps } from '../../lib/model/service';
import { checkService } from '../../lib/model/service-check';
import { kubernetes, resolveTarget } from '../../lib/model/target';

const target = resolveTarget(kubernetes({ namespace: 'shop' }));

describe('the shape of props', () => {
  it.each<readonly [props: unknown, path: string, rest: object]>([
    [{ prot: 80 }, 'prot', { code: 'props/unknown', hint: 'Did you mean port?' }],
    [{ scaling: { maxReplica: 1 } }, 'scaling.maxReplica', { hint: 'Did you mean maxReplicas?' }],
    [{ Port: 80 }, 'Port', { hint: 'Did you mean port?' }],
    [JSON.parse('{"__proto__": 1}'), '__proto__', { code: 'props/unknown' }],
    [{ constructor: 1 }, 'constructor', { code: 'props/unknown' }],
    [{ 'a b': 1 }, '["a b"]', { code: 'props/unknown' }],
    [{ command: 'run' }, 'command', { message: 'must be a list, got "run"' }],
    [{ command: ['run', 1] }, 'command[1]', { message: 'must be a text, got 1' }],
    [{ isPublic: 'yes' }, 'isPublic', { message: 'must be true or false, got "yes"' }],
    [
      { protocol: 'HTTP' },
      'protocol',
      { message: "must be one of 'http', 'grpc', 'tcp', got \"HTTP\"" },
    ],
    [{ environment: { A: 5 } }, 'environment.A', { code: 'props/wrong-type' }],
    [{ environment: { A: null } }, 'environment.A', { code: 'props/wrong-type' }],
    [
      { probes: { liveness: 'on' } },
      'probes.liveness',
      { message: 'must be \'off\' or a probe, got "on"' },
    ],
    [{ probes: { liveness: { path: '/' } } }, 'probes.liveness.path', { code: 'props/unknown' }],
    [{ schedule: {} }, 'schedule.cron', { code: 'props/missing' }],
    [{ volumes: [{ name: 'a' }] }, 'volumes[0].mountPath', { code: 'props/missing' }],
    [
      { target: 'kubernetes' },
      'target',
      { message: 'must be made by kubernetes(…) or lambda(…), got "kubernetes"' },
    ],
    [{ image: 'a\0:1' }, 'image', { code: 'props/not-text' }],
    [{ command: ['\ud800'] }, 'command[0]', { code: 'props/not-text' }],
    [
      { command: ['e\u0301'] },
      'command[0]',
      { code: 'props/not-text', hint: "Write text.normalize('NFC')." },
    ],
  ])('rejects %j at %s', (props, path, rest) => {
    expect(problemsOf(props)).toContainEqual(expect.objectContaining({ path, ...rest }));
  });

  it.each([
    ['cpu', ['250', '0.25', '250m', '1.5']],
    ['memory', ['256Mi', '2Gi', '0.5Gi']],
    ['requestTimeout', ['800ms', '1.5s', '2m', '0.1h']],
  ])('takes %s as %j', (prop, values) => {
    expect(values.flatMap((value) => problemsOf({ [prop]: value }))).toEqual([]);
  });

  it.each([
    ['cpu', ['250 m', '1c', '', '-1', '1e3', '0x1', 'm', '1.', '.5', '٣m']],
    ['memory', ['256', '256MB', '256M', '1Ki', '256mi', ' 256Mi', '256Mi\n']],
    ['requestTimeout', ['1', '1min', '1 s', '1d', 's', '-1s', 'P1D']],
  ])('rejects %s as each of %j', (prop, values) => {
    const codes = values.map((value) => problemsOf({ [prop]: value })[0]?.code);

    expect(codes).toEqual(values.map(() => 'props/unit'));
  });

  it('finds all problems at once, wherever they are', () => {
    const paths = problemsOf({ port: 'x', cpus: 1, probes: { startup: { port: 'y' } } });

    expect(paths.map(({ path }) => path)).toEqual(['port', 'cpus', 'probes.startup.port']);
  });

  it('takes a prop that is undefined for one that was left out', () => {
    expect(problemsOf({ port: undefined, scaling: { replicas: undefined } })).toEqual([]);
  });
});

describe('nearest', () => {
  it.each([
    ['timout', 'timeout'],
    ['tiemout', 'timeout'],
    ['breakre', 'breaker'],
    ['timeouts', 'timeout'],
    ['temeuot', 'timeout'],
    ['tuoemit', undefined],
    ['TIMEOUT', 'timeout'],
    ['retry', undefined],
    ['', undefined],
    ['x'.repeat(10_000), undefined],
  ])('finds for %j the known %s', (name, expected) => {
    expect(nearest(name, ['timeout', 'retries', 'breaker'])).toBe(expected);
  });
});

function problemsOf(props: unknown) {
  const sound = { image: 'shop/orders:1' };
  const input = Object.assign(Object.create(null), sound);
  for (const key of Object.keys(props as object)) {
    Object.defineProperty(input, key, {
      value: (props as Record<string, unknown>)[key],
      enumerable: true,
      configurable: true,
    });
  }
  const place = { name: 'orders', stack: 'shop', target };
  return [...checkService(input as MicroserviceProps, place)];
}
