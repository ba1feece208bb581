import { describe, expect, it } from 'vitest';

import { secret } from '../../lib/model/environment';
import { lambda } from '../../lib/model/target';
import { aShop, problemsOf } from './design';

const onLambda = { target: lambda({ region: 'eu-west-1' }) };

describe('checkSupported', () => {
  it('rejects what a function cannot have, with the reason and what it would have to be', () => {
    const design = aShop(
      { web: { code: 'web.zip', protocol: 'grpc', cpuLimit: '1' } },
      [],
      onLambda,
    );

    expect(problemsOf(design)).toEqual([
      {
        code: 'target/unsupported',
        severity: 'error',
        subject: 'service "web"',
        path: 'cpuLimit',
        message: "must be left out on lambda, since a function's CPU follows its memory",
      },
      {
        code: 'target/unsupported',
        severity: 'error',
        subject: 'service "web"',
        path: 'protocol',
        message:
          "must be 'http' on lambda, since a function is called with HTTP requests as events",
      },
    ]);
  });

  it('says what a function has in another way than it was written', () => {
    const web = { code: 'web.zip', cpu: '1', environment: { KEY: secret('web', 'key') } } as const;

    expect(
      problemsOf(aShop({ web }, [], onLambda)).map(({ severity, path }) => [severity, path]),
    ).toEqual([
      ['note', 'cpu'],
      ['note', 'environment'],
    ]);
  });

  it('says nothing about what was not written', () => {
    expect(problemsOf(aShop({ web: { code: 'web.zip' } }, [], onLambda))).toEqual([]);
  });

  it('says nothing about settings that belong to the other target by their name', () => {
    const own = {
      kubernetes: { servicePort: 80 },
      lambda: { runtime: 'nodejs22.x' },
      code: 'w.zip',
    };

    expect(problemsOf(aShop({ web: own }))).toEqual([]);
    expect(problemsOf(aShop({ web: own }, [], onLambda))).toEqual([]);
  });

  it('says once for each caller and setting which calls only hand it over', () => {
    const design = aShop({ web: {}, orders: {}, cart: {}, pricing: {} }, [
      ['web', 'orders', { timeout: '1s' }],
      ['web', 'cart', { timeout: '1s', retries: 1 }],
      ['orders', 'pricing', { retries: 0 }],
    ]);
    const why =
      "it is handed to the caller's code as a variable; without a mesh nothing else holds it";

    expect(problemsOf(design)).toEqual([
      {
        code: 'target/degraded',
        severity: 'note',
        subject: 'service "web"',
        path: 'calls.retries',
        message: `is degraded for calls to cart: ${why}`,
      },
      {
        code: 'target/degraded',
        severity: 'note',
        subject: 'service "web"',
        path: 'calls.timeout',
        message: `is degraded for calls to cart, orders: ${why}`,
      },
    ]);
  });

  it('rejects an address without a scheme where the address is an ARN', () => {
    const design = aShop(
      { web: { code: 'web.zip' }, orders: { code: 'orders.zip' } },
      [['web', 'orders', { addressFormat: 'host:port' }]],
      onLambda,
    );

    expect(problemsOf(design)).toMatchObject([
      {
        code: 'target/unsupported',
        subject: 'call "web" → "orders"',
        path: 'addressFormat',
        message: "must be 'url' on lambda, since the variable holds the ARN of the callee's alias",
      },
    ]);
  });
});
