import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { externalService, kubernetes, Microservice, ServiceStack } from '../../lib';

const target = kubernetes({ namespace: 'shop' });

describe('names that every JavaScript object has', () => {
  it('are refused for a service, which cdktf would take for one that exists', () => {
    const stack = new ServiceStack(new App(), 'shop', { target });

    const make = () => new Microservice(stack, 'constructor', { image: 'shop/web:1' });

    expect(make).toThrow(/construct tree has free, got "constructor" \[service\/name\]/);
  });

  it('are refused for a stack', () => {
    const make = () => new ServiceStack(new App(), 'constructor', { target });

    expect(make).toThrow(/\[stack\/name\]/);
  });

  it('are taken with anything added', () => {
    const stack = new ServiceStack(new App(), 'constructors', { target });

    const make = () => new Microservice(stack, 'constructor-1', { image: 'shop/web:1' });

    expect(make).not.toThrow();
  });
});

describe('externalService', () => {
  it('refuses null for its props where the call is declared', () => {
    const stack = new ServiceStack(new App(), 'shop', { target });
    const web = new Microservice(stack, 'web', { image: 'shop/web:1' });

    const call = () => web.calls(externalService('api.stripe.com', 443, null as never));

    expect(call).toThrow(/externalService: must be .*got null \[props\/wrong-type\]/);
  });
});
