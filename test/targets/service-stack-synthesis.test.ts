import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import { App, Aspects, TerraformStack, Testing } from 'cdktf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { kubernetes, Microservice, ServiceStack } from '../../lib';

const CROSS_STACK = 'cross-stack-output-kubernetes_config_map_v1map';

let outdir: string;
let app: App;
let shop: ServiceStack;
let orders: Microservice;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'fleetwright-synthesis-'));
  app = new App({ outdir });
  shop = new ServiceStack(app, 'shop', { target: kubernetes({ namespace: 'shop' }) });
  orders = new Microservice(shop, 'orders', { image: 'ghcr.io/acme/orders:1.4.2', port: 80 });
});

afterEach(() => {
  rmSync(outdir, { recursive: true });
});

function aMapIn(stack: TerraformStack): ConfigMapV1 {
  return new ConfigMapV1(stack, 'map', { metadata: { name: 'map' } });
}

function anotherStack(): TerraformStack {
  const stack = new TerraformStack(app, 'base');
  new KubernetesProvider(stack, 'kubernetes', {});
  return stack;
}

function metadataOf(json: string): object {
  return JSON.parse(json).resource.kubernetes_service_v1.orders_service.metadata;
}

function written(): string {
  return readFileSync(join(outdir, 'stacks/shop/cdk.tf.json'), 'utf8');
}

describe('the synthesis of a ServiceStack', () => {
  it('finds a reference into another stack that a customization adds', () => {
    const base = anotherStack();
    const { uid } = aMapIn(base).metadata;
    orders.customize(ServiceV1, (service) => service.addOverride('metadata.generate_name', uid));

    app.synth();

    expect(shop.dependencies).toEqual([base]);
    expect(metadataOf(written())).toMatchObject({
      generate_name: expect.stringContaining(`outputs.${CROSS_STACK}`),
    });
  });

  it('finds what another stack reads from resources beside the services', () => {
    const { uid } = aMapIn(shop).metadata;
    const base = anotherStack();
    new ConfigMapV1(base, 'reader', { metadata: {}, data: { uid } });

    app.synth();

    expect(base.dependencies).toEqual([shop]);
    expect(written()).toContain(CROSS_STACK);
  });

  it('writes what an aspect changes', () => {
    Aspects.of(shop).add({
      visit: (node) => {
        if (node instanceof ServiceV1) node.putMetadata({ name: 'changed' });
      },
    });

    app.synth();

    expect(metadataOf(written())).toEqual({ name: 'changed' });
  });

  it('writes the same to tests as to files', () => {
    const tested = Testing.synth(shop);

    app.synth();

    expect(metadataOf(tested)).toEqual(metadataOf(written()));
  });

  it('prepares again what was changed between two syntheses', () => {
    app.synth();
    const base = anotherStack();
    const service = orders.node.findChild('service') as ServiceV1;
    service.addOverride('metadata.generate_name', aMapIn(base).metadata.uid);

    app.synth();

    expect(shop.dependencies).toEqual([base]);
  });
});
