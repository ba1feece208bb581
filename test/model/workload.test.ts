import { describe, expect, it } from 'vitest';

import { checkImage } from '../../lib/model/image';
import { resolveProbes, type ProbesProps } from '../../lib/model/probe';
import { checkSchedule } from '../../lib/model/schedule';
import { resolveService } from '../../lib/model/service';
import { resolveStagedProps } from '../../lib/model/stage';
import { secret } from '../../lib/model/environment';
import { kubernetes, lambda, resolveTarget } from '../../lib/model/target';

const digest = `sha256:${'0a'.repeat(32)}`;
const place = {
  name: 'orders',
  stack: 'shop',
  target: resolveTarget(kubernetes({ namespace: 'shop' })),
};

describe('checkImage', () => {
  it.each([
    'redis:7.4',
    'shop/orders:1.0.0',
    'registry.example:5000/shop/orders:v1',
    'localhost:5000/orders:1',
    'ghcr.io/acme/a_b/c-d.e:1.0.0-rc.1',
    `shop/orders@${digest}`,
    `shop/orders:latest@${digest}`,
    `shop/orders:${'a'.repeat(128)}`,
  ])('takes %s', (image) => {
    expect([...checkImage(image)]).toEqual([]);
  });

  it.each([
    ['', 'image/name'],
    ['shop/orders:', 'image/name'],
    ['shop//orders@', 'image/name'],
    ['https://ghcr.io/acme/orders:1', 'image/name'],
    ['shop/orders:1 ', 'image/name'],
    ['shop/orders@sha256:abc', 'image/name'],
    [`shop/orders@${digest}@${digest}`, 'image/name'],
    [`shop/orders:${'a'.repeat(129)}`, 'image/name'],
    ['redis', 'image/no-fixed-tag'],
    ['registry.example:5000/orders', 'image/no-fixed-tag'],
    ['shop/orders:latest', 'image/no-fixed-tag'],
  ])('rejects %j with %s', (image, code) => {
    expect([...checkImage(image)].map((problem) => problem.code)).toEqual([code]);
  });
});

describe('checkSchedule', () => {
  it.each([
    '* * * * *',
    '*/15 0-23/2 1,15 JAN-jun MON,wed,FRI',
    '59 23 31 12 6',
    '0 0 1 1 0',
    '5/10 3 * * sun',
  ])('takes %s', (cron) => {
    expect([...checkSchedule({ cron })]).toEqual([]);
  });

  it.each([
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * 32 * *',
    '* * * 0 *',
    '* * * 13 *',
    '* * * * 7',
    '* * * * FRI-MON',
    '5-1 * * * *',
    '*/0 * * * *',
    '1,,2 * * * *',
    '* * * * MONDAY',
    '* * * *',
    '* * * * * *',
    '*  * * * *',
    '@hourly',
    'TZ=UTC 0 3 * * *',
    '0 3 L * *',
    '',
  ])('rejects %j', (cron) => {
    expect([...checkSchedule({ cron })].map(({ code }) => code)).toContain('schedule/cron');
  });
});

describe('resolveProbes', () => {
  it('asks a gRPC service by its health service, and restarts it by its port alone', () => {
    const { startup, readiness, liveness } = resolveProbes({}, { port: 50051, protocol: 'grpc' });

    expect([startup?.question, readiness?.question, liveness?.question]).toEqual([
      { kind: 'grpc', service: '', port: 50051 },
      { kind: 'grpc', service: '', port: 50051 },
      { kind: 'tcp', port: 50051 },
    ]);
  });

  it('lets a service start for as long as its readiness would be asked, in the same way', () => {
    const props: ProbesProps = { readiness: { httpPath: '/ready', interval: '5s' } };
    const { startup, readiness } = resolveProbes(props, { port: 80, protocol: 'http' });

    expect(startup).toEqual({
      question: readiness?.question,
      intervalSeconds: 2,
      timeoutSeconds: 2,
      failures: 60,
      initialDelaySeconds: 0,
    });
  });

  it('goes without a probe that is off, and without all where nothing listens', () => {
    const listening = { port: 80, protocol: 'http' } as const;

    expect(Object.keys(resolveProbes({ liveness: 'off' }, listening))).toEqual([
      'startup',
      'readiness',
    ]);
    expect(resolveProbes({}, { port: undefined, protocol: 'http' })).toEqual({});
  });
});

describe('resolveStagedProps', () => {
  const props = {
    image: 'shop/orders:1',
    scaling: { minReplicas: 2, maxReplicas: 9 },
    environment: { LEVEL: 'info', KEY: secret('orders', 'key') },
    command: ['node', 'main.mjs'],
  };

  it('merges groups, replaces everything else, and lets the single service have the last word', () => {
    const staged = resolveStagedProps('orders', props, {
      name: 'test',
      everyService: { scaling: { maxReplicas: 3 }, command: ['true'], port: 80 },
      services: { orders: { port: 81, environment: { KEY: secret('test', 'key') } } },
    });

    expect({ ...staged }).toEqual({
      image: 'shop/orders:1',
      scaling: { minReplicas: 2, maxReplicas: 3 },
      environment: { LEVEL: 'info', KEY: secret('test', 'key') },
      command: ['true'],
      port: 81,
    });
  });

  it('changes neither what was written nor services of other names', () => {
    const before = structuredClone({ scaling: props.scaling, command: props.command });
    const stage = { name: 'test', services: { cart: { port: 80 }, toString: { port: 81 } } };

    expect(resolveStagedProps('orders', props, stage)).toEqual(props);
    expect(resolveStagedProps('hasOwnProperty', props, stage)).toEqual(props);
    expect(before).toEqual({ scaling: props.scaling, command: props.command });
  });

  it('replaces the target as one value', () => {
    const target = lambda({ region: 'eu-west-1' });
    const staged = resolveStagedProps(
      'orders',
      { ...props, target: kubernetes({ namespace: 'shop' }) },
      { name: 'test', everyService: { target } },
    );

    expect(staged.target).toBe(target);
  });

  it('takes undefined for no change', () => {
    const everyService = { port: undefined as never };

    expect(resolveStagedProps('orders', { port: 80 }, { name: 'test', everyService }).port).toBe(
      80,
    );
  });
});

describe('resolveService', () => {
  it('knows which props were written, groups member by member', () => {
    const { given } = resolveService(
      {
        image: 'shop/orders:1',
        cpu: undefined as never,
        scaling: { replicas: 3 },
        spread: {},
        lambda: { runtime: 'nodejs22.x' },
      },
      place,
    );

    expect(given).toEqual(['image', 'scaling.replicas', 'lambda']);
  });

  it('keeps zero, false and empty texts as they were written', () => {
    const service = resolveService(
      {
        image: 'shop/orders:1',
        isPublic: false,
        scaling: { replicas: 0 },
        environment: { EMPTY: '' },
        disruptionBudget: { maxUnavailable: 0 },
      },
      place,
    );

    expect(service.scaling).toEqual({ minReplicas: 0, maxReplicas: 0 });
    expect(service.environment).toEqual([{ kind: 'text', name: 'EMPTY', text: '' }]);
    expect(service.disruptionBudget).toEqual({ bound: 'maxUnavailable', replicas: 0 });
  });
});
