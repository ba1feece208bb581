import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { Aspects, Testing } from 'cdktf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { Microservice } from '../lib/microservice';
import { REPORT_CONTEXT, type SystemReport } from '../lib/model/report';
import { kubernetes, lambda } from '../lib/model/target';
import { ServiceStack } from '../lib/stack';
import { OLDEST_VERSION } from '../lib/terraform/version';
import { addressesIn, aMicroservice, anApp, aStack, errorOf, writtenFor } from './support/an-app';

/** cdktf’s comments (`//`), which only `app.synth()` writes, taken out of every resource. */
function withoutComments(resources: object): unknown {
  return JSON.parse(JSON.stringify(resources), (key, value: unknown) =>
    key === '//' ? undefined : value,
  );
}

describe('ServiceStack', () => {
  it('writes what its services are, at readable addresses', () => {
    const app = anApp();
    aMicroservice(aStack(app), 'orders');

    app.synth();

    expect(addressesIn(app, 'shop').sort()).toEqual([
      'kubernetes_deployment_v1.orders_deployment',
      'kubernetes_namespace_v1.shop_namespace',
      'kubernetes_network_policy_v1.orders_network_policy',
      'kubernetes_network_policy_v1.shop_allow_dns',
      'kubernetes_network_policy_v1.shop_default_deny',
      'kubernetes_pod_disruption_budget_v1.orders_disruption_budget',
      'kubernetes_service_account_v1.orders_service_account',
      'kubernetes_service_v1.orders_service',
    ]);
  });

  it('gives the same resources to cdktf’s own test functions', () => {
    const app = anApp();
    const stack = aStack(app);
    aMicroservice(stack, 'orders');

    const tested = JSON.parse(Testing.synth(stack)) as { resource: object };
    app.synth();

    const written = JSON.parse(writtenFor(app, 'shop')) as { resource: object };
    expect(withoutComments(tested.resource)).toEqual(withoutComments(written.resource));
  });

  it('is refused by every Terraform that is too old to read it', () => {
    const app = anApp();
    aMicroservice(aStack(app), 'orders');

    app.synth();

    expect(readFileSync(join(app.outdir, 'stacks/shop/versions.tf'), 'utf8')).toBe(
      `terraform {\n  required_version = ">= ${OLDEST_VERSION}"\n}\n`,
    );
  });

  it('may be prepared twice', () => {
    const app = anApp();
    const stack = aStack(app);
    aMicroservice(stack, 'orders');

    stack.prepareStack();
    stack.prepareStack();
    app.synth();

    expect(addressesIn(app, 'shop')).toHaveLength(8);
  });

  it('takes other constructs, aspects and a provider of the user’s', () => {
    const app = anApp();
    const stack = aStack(app);
    new KubernetesProvider(stack, 'mine', { configContext: 'staging' });
    new ConfigMapV1(stack, 'extra', { metadata: { name: 'extra' } });
    aMicroservice(stack, 'orders');
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof DeploymentV1) node.addOverride('spec.paused', true);
      },
    });

    app.synth();

    const written = JSON.parse(writtenFor(app, 'shop')) as { provider: unknown };
    expect(written.provider).toEqual({ kubernetes: [{ config_context: 'staging' }] });
    expect(writtenFor(app, 'shop')).toContain('"paused": true');
    expect(addressesIn(app, 'shop')).toContain('kubernetes_config_map_v1.extra');
  });

  it('writes nothing when the system is refused, and names the problems of all stacks', () => {
    const app = anApp();
    new Microservice(aStack(app, 'one'), 'a', { port: 8080 });
    new Microservice(aStack(app, 'two'), 'b', { port: 8080 });

    const { message } = errorOf(() => app.synth());

    expect(message).toContain('service "a" (test/stack.test.ts:');
    expect(message).toContain('service "b" (test/stack.test.ts:');
    expect(readdirSync(app.outdir, { recursive: true })).toEqual(['stacks']);
  });

  it('rejects a construct at the address of a service’s resource', () => {
    const app = anApp();
    const stack = aStack(app);
    aMicroservice(stack, 'orders');
    const mine = new DeploymentV1(stack, 'mine', {
      metadata: { name: 'mine' },
      spec: { template: { metadata: {}, spec: {} } },
    });
    mine.overrideLogicalId('orders_deployment');

    const { message } = errorOf(() => app.synth());

    expect(message).toContain('stack "shop" (test/support/an-app.ts:');
    expect(message).toContain('shop/mine: must have an address of its own');
    expect(message).toContain('[stack/address-taken]');
  });

  it.each([undefined, 0, {}])('rejects %j as its scope', (scope) => {
    const props = { target: kubernetes({ namespace: 'shop' }) };

    expect(() => new ServiceStack(scope as never, 'shop', props)).toThrow('[stack/none]');
  });

  it('rejects a second stack of its name, and a dependency that is no stack', () => {
    const app = anApp();
    const stack = aStack(app);

    expect(() => aStack(app)).toThrow('[system/duplicate-address]');
    expect(() => stack.addDependency(0 as never)).toThrow('[props/wrong-type]');
  });

  it('rejects a service that comes after app.synth()', () => {
    const app = anApp();
    const stack = aStack(app);
    app.synth();

    expect(() => aMicroservice(stack, 'late')).toThrow('[stack/closed]');
  });

  it('rejects stacks that depend on each other', () => {
    const app = anApp();
    const [one, two] = [aStack(app, 'one'), aStack(app, 'two')];
    one.addDependency(two);

    expect(() => two.addDependency(one)).toThrow('[stack/circular]');
    expect(() => one.addDependency(one)).toThrow('[stack/circular]');
  });

  it.each([
    { what: 'a name that is none', name: 'Shop', code: 'stack/name' },
    { what: 'no target', props: {}, code: 'props/missing' },
    { what: 'a target of its own making', props: { target: {} }, code: 'props/wrong-type' },
    {
      what: 'a namespace that is none',
      props: { target: kubernetes({ namespace: 'a_b' }) },
      code: 'target/namespace',
    },
    {
      what: 'a region that is none',
      props: { target: lambda({ region: 'Frankfurt' }) },
      code: 'target/region',
    },
  ])('rejects $what', ({ name = 'shop', props, code }) => {
    const given = props ?? { target: kubernetes({ namespace: 'shop' }) };

    expect(() => new ServiceStack(anApp(), name, given as never)).toThrow(`[${code}]`);
  });

  it('reports the system to whoever asked through the context', () => {
    const report = join(anApp().outdir, 'report.json');
    const app = anApp({ [REPORT_CONTEXT]: report });
    const stack = aStack(app);
    aMicroservice(stack, 'web').calls(aMicroservice(stack, 'orders'), { timeout: '1s' });

    app.synth();

    const { stacks, services, edges } = JSON.parse(readFileSync(report, 'utf8')) as SystemReport;
    expect(stacks).toEqual([{ name: 'shop', resources: 13 }]);
    expect(services.map(({ name }) => name)).toEqual(['web', 'orders']);
    expect(edges).toMatchObject([{ from: 'shop/web', to: 'shop/orders', timeoutSeconds: 1 }]);
  });

  it('reaches a service of another stack by its namespace', () => {
    const app = anApp();
    const web = aMicroservice(aStack(app, 'shop'), 'web');
    web.calls(aMicroservice(aStack(app, 'money'), 'payments'));

    app.synth();

    expect(writtenFor(app, 'shop')).toContain('"http://payments.money.svc:8080"');
    expect(writtenFor(app, 'money')).toContain('"kubernetes.io/metadata.name": "shop"');
  });

  it('puts services on two targets side by side', () => {
    const app = anApp();
    const stack = aStack(app);
    aMicroservice(stack, 'web');
    const image = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/thumbnails:1.0.0';
    aMicroservice(stack, 'thumbnails', { image, target: lambda({ region: 'eu-west-1' }) });

    app.synth();

    expect(addressesIn(app, 'shop')).toContain('aws_lambda_function.thumbnails_function');
    expect(addressesIn(app, 'shop')).toContain('kubernetes_deployment_v1.web_deployment');
  });

  it('lets a stage change every service, and then single ones', () => {
    const stage = {
      name: 'prod',
      everyService: { scaling: { replicas: 3 }, environment: { LEVEL: 'info' } },
      services: { orders: { environment: { LEVEL: 'debug' }, memory: '512Mi' } },
    } as const;
    const app = anApp();
    const target = kubernetes({ namespace: 'shop' });
    const stack = new ServiceStack(app, 'shop', { target, stage });

    const web = aMicroservice(stack, 'web', { environment: { COLOUR: 'red' } });
    const orders = aMicroservice(stack, 'orders');

    expect(web.model.environment.map(({ name }) => name)).toEqual(['COLOUR', 'LEVEL']);
    expect(web.model.scaling.minReplicas).toBe(3);
    expect(orders.model).toMatchObject({ stage: 'prod', memoryMiB: 512 });
    expect(orders.model.environment).toMatchObject([{ text: 'debug' }]);
  });
});

describe('synthesis', () => {
  const names = ['web', 'orders', 'carts', 'payments', 'stock'];
  const aCall = fc
    .tuple(fc.constantFrom(...names), fc.constantFrom(...names))
    .filter(([from, to]) => from !== to);
  const calls = fc.uniqueArray(aCall, { selector: String, minLength: 2, maxLength: 8 });

  function synthesize(order: readonly (readonly [string, string])[]): string {
    const app = anApp();
    const stack = aStack(app);
    const services = new Map(names.map((name) => [name, aMicroservice(stack, name)]));
    for (const [from, to] of order) {
      const callee = services.get(to);
      if (callee !== undefined) services.get(from)?.calls(callee, { timeout: '1s' });
    }
    app.synth();
    const written = writtenFor(app, 'shop');
    rmSync(app.outdir, { recursive: true });
    return written;
  }

  it('gives the same bytes each time, whatever order the calls are declared in', () => {
    const inTwoOrders = calls.chain((order) =>
      fc.tuple(
        fc.constant(order),
        fc.shuffledSubarray(order, { minLength: order.length, maxLength: order.length }),
      ),
    );

    fc.assert(
      fc.property(inTwoOrders, ([order, shuffled]) => {
        expect(synthesize(shuffled)).toBe(synthesize(order));
      }),
      { numRuns: 1000 },
    );
  }, 120_000);
});
