import { describe, expect, it } from 'vitest';

import { externalService } from '../../lib/model/external';
import { reportSystem } from '../../lib/system/report-system';
import { aShop, systemOf } from '../checks/design';

describe('reportSystem', () => {
  it('says what there is, in the order of the program', () => {
    const stripe = externalService('api.stripe.com', 443);
    const system = systemOf(
      aShop(
        {
          web: { isPublic: true },
          orders: { protocol: 'grpc' },
          nightly: { port: undefined as never, schedule: { cron: '0 3 * * *' } },
        },
        [
          ['web', 'orders', { timeout: '800ms', retries: 2, allow: ['shop.Orders/Get'] }],
          ['orders', stripe],
          ['nightly', stripe],
        ],
      ),
    );

    const { stacks, services, edges, externals } = reportSystem(system, new Map());

    expect(stacks).toEqual([{ name: 'shop', resources: 0 }]);
    expect(
      services.map(({ name, kind, protocol, port, isPublic }) => [
        name,
        kind,
        protocol,
        port,
        isPublic,
      ]),
    ).toEqual([
      ['web', 'service', 'http', 8080, true],
      ['orders', 'service', 'grpc', 8080, false],
      ['nightly', 'job', 'http', undefined, false],
    ]);
    expect(edges.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'shop/web → shop/orders',
      'shop/orders → api.stripe.com:443',
      'shop/nightly → api.stripe.com:443',
    ]);
    expect(edges[0]).toMatchObject({ timeoutSeconds: 0.8, retries: 2, allow: ['shop.Orders/Get'] });
    expect(externals).toEqual([{ host: 'api.stripe.com', port: 443 }]);
  });
});
