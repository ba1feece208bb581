import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { IngressV1 } from '@cdktf/provider-kubernetes/lib/ingress-v1';
import { App, TerraformStack } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { ValidationError } from '../lib/errors';
import { Microservice } from '../lib/microservice';
import { externalService } from '../lib/model/external';
import { REPORT_CONTEXT, type SystemReport } from '../lib/model/report';
import { aMicroservice, anApp, aStack, errorOf, writtenFor } from './support/an-app';

describe('Microservice', () => {
  it('rejects its props with every problem in them, at the line that wrote them', () => {
    const stack = aStack(anApp());

    const error = errorOf(
      () => new Microservice(stack, 'orders', { image: 'acme/orders', port: 0 }),
    );

    expect(error).toBeInstanceOf(ValidationError);
    const { problems } = error as ValidationError;
    expect(problems.map(({ code }) => code)).toEqual(['image/no-fixed-tag', 'service/port']);
    expect(problems[0]?.location).toMatch(/^test\/microservice\.test\.ts:\d+:\d+$/);
  });

  it('creates nothing when it is rejected', () => {
    const stack = aStack(anApp());

    errorOf(() => new Microservice(stack, 'orders', { port: 8080, image: 'acme/orders' }));

    expect(stack.node.tryFindChild('orders')).toBeUndefined();
    expect(stack.services).toEqual([]);
  });

  it('points at where a subclass of it is made', () => {
    class Web extends Microservice {}
    const stack = aStack(anApp());

    const error = errorOf(() => new Web(stack, 'Web', {}));

    expect(error.message).toContain('test/microservice.test.ts:');
  });

  it('rejects a second service of its name, at the second one’s line', () => {
    const stack = aStack(anApp());
    aMicroservice(stack, 'orders');

    const { message } = errorOf(() => new Microservice(stack, 'orders', { image: 'acme/b:1' }));

    expect(message).toContain('service "orders" (test/microservice.test.ts:');
    expect(message).toContain('[system/duplicate-address]');
  });

  it.each([undefined, null, 0, {}, 'stack'])('rejects %j as its scope', (scope) => {
    expect(() => new Microservice(scope as never, 'orders', {})).toThrow('[stack/none]');
  });

  it.each([Symbol('orders'), Object.create(null), { toString: null }, 7])(
    'rejects a name that is no text',
    (name) => {
      expect(() => new Microservice(aStack(anApp()), name as never, {})).toThrow('[service/name]');
    },
  );

  it('rejects a scope that is in no service stack', () => {
    const plain = new TerraformStack(anApp(), 'plain');

    expect(() => new Microservice(plain, 'orders', {})).toThrow('[stack/none]');
  });

  it('names props that do not exist, and the one that was probably meant', () => {
    const props = { image: 'acme/orders:1', port: 8080, enviroment: {} };

    const { message } = errorOf(() => aMicroservice(aStack(anApp()), 'orders', props));

    expect(message).toContain('enviroment: must be a prop that exists');
    expect(message).toContain('Did you mean environment?');
  });

  it('never shows the secret that was given as text', () => {
    const props = { environment: { DB_PASSWORD: 'hunter2-hunter2' } };

    const { message } = errorOf(() => aMicroservice(aStack(anApp()), 'orders', props));

    expect(message).toContain('[environment/secret-as-text]');
    expect(message).not.toContain('hunter2');
  });

  it('is reported with its problems to whoever asked through the context', () => {
    const report = join(anApp().outdir, 'report.json');
    const stack = aStack(anApp({ [REPORT_CONTEXT]: report }));

    errorOf(() => new Microservice(stack, 'orders', { port: -1 }));

    const { problems } = JSON.parse(readFileSync(report, 'utf8')) as SystemReport;
    expect(problems.map(({ code, subject }) => [code, subject])).toEqual([
      ['service/port', 'service "orders"'],
    ]);
  });
});

describe('Microservice.calls', () => {
  function twoServices() {
    const stack = aStack(anApp());
    return { stack, web: aMicroservice(stack, 'web'), orders: aMicroservice(stack, 'orders') };
  }

  it('declares the same call twice as one', () => {
    const { stack, web, orders } = twoServices();

    web.calls(orders, { timeout: '1s' }).calls(orders, { timeout: '1s' });

    expect(stack.edges).toHaveLength(1);
  });

  it('rejects the same call with other settings, and says where the first one is', () => {
    const { web, orders } = twoServices();
    web.calls(orders, { timeout: '1s' });

    const { message } = errorOf(() => web.calls(orders, { timeout: '2s' }));

    expect(message).toMatch(
      /must be declared once, got other settings at test\/microservice\.test\.ts:\d+:\d+ \[call\/declared-twice\]/,
    );
  });

  it('rejects a call to itself', () => {
    const { web } = twoServices();

    expect(() => web.calls(web)).toThrow('[call/self]');
  });

  it('rejects a service of another app', () => {
    const { web } = twoServices();
    const other = aMicroservice(aStack(anApp()), 'orders');

    expect(() => web.calls(other)).toThrow('[call/other-app]');
  });

  it('rejects a callee that listens on nothing', () => {
    const { stack, web } = twoServices();
    const worker = new Microservice(stack, 'worker', { image: 'acme/worker:1' });

    expect(() => web.calls(worker)).toThrow('[call/no-port]');
  });

  it.each([undefined, {}, 'orders'])('rejects %j as a callee', (callee) => {
    const { web } = twoServices();

    expect(() => web.calls(callee as never)).toThrow('[call/callee]');
  });

  it('rejects a host outside that is none', () => {
    const { web } = twoServices();

    expect(() => web.calls(externalService('https://api.stripe.com', 443))).toThrow(
      '[external/host]',
    );
  });

  it('rejects settings with their place', () => {
    const { web, orders } = twoServices();

    const { message } = errorOf(() => web.calls(orders, { retries: 11 }));

    expect(message).toContain('call "web" → "orders" (test/microservice.test.ts:');
    expect(message).toContain('retries: must be a whole number from 0 to 10, got 11');
  });
});

describe('Microservice.customize', () => {
  it.each([
    [0, () => undefined],
    [DeploymentV1, 0],
  ])('rejects %j and %j', (type, change) => {
    const service = aMicroservice(aStack(anApp()), 'orders');

    expect(() => service.customize(type as never, change as never)).toThrow('[props/wrong-type]');
  });

  it('changes the resource of the given class', () => {
    const app = anApp();
    aMicroservice(aStack(app), 'orders').customize(DeploymentV1, (deployment) =>
      deployment.addOverride('spec.paused', true),
    );

    app.synth();

    expect(writtenFor(app, 'shop')).toContain('"paused": true');
  });

  it('rejects a class of which the service has no resource, and says which it has', () => {
    const app: App = anApp();
    aMicroservice(aStack(app), 'orders').customize(IngressV1, () => undefined);

    const { message } = errorOf(() => app.synth());

    expect(message).toContain('customize(IngressV1)');
    expect(message).toContain('[customize/no-such-resource]');
    expect(message).toContain('DeploymentV1');
    expect(readdirSync(app.outdir)).not.toContain('manifest.json');
  });
});
