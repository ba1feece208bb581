import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { Microservice, ServiceStack, kubernetes } from '../../lib';
import { aShop, problemsOf } from './design';

const accept = [{ code: 'public/no-authentication', reason: 'it asks for a password itself' }];

describe('checkDuplicateAddresses', () => {
  it('names what two services would share, once', () => {
    const design = aShop({ web: { isPublic: true }, 'web-public': {} }, [], { accept });

    expect(problemsOf(design)).toEqual([
      {
        code: 'system/duplicate-address',
        severity: 'error',
        subject: 'service "web-public"',
        path: 'id',
        message:
          'must not share an address with service "web" of stack "shop", ' +
          'got Service "web-public" in namespace "shop" of the provider\'s own cluster twice',
      },
    ]);
  });

  it('points at the line that had the address first', () => {
    const app = new App();
    const target = kubernetes({ namespace: 'shop' });
    const first = new ServiceStack(app, 'first', { target });
    const second = new ServiceStack(app, 'second', { target });
    const service = { image: 'shop/web:1', port: 80 };
    new Microservice(first, 'web', service);
    new Microservice(second, 'web', service);

    expect(() => second.prepareStack()).toThrow(
      /service "web" \(\S*duplicate-address\.test\.ts:33:\d+\)[^]*first at \S*duplicate-address\.test\.ts:32:\d+/,
    );
  });
});
