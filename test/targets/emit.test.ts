import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { TerraformLocal, TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { beforeEach, describe, expect, it } from 'vitest';

import { draft, type Draft } from '../../lib/targets/draft';
import { emit } from '../../lib/targets/emit';
import { concat, reference, tokenText } from '../../lib/targets/expression';

const settings = draft(
  ConfigMapV1,
  { owner: 'orders', part: 'settings' },
  { metadata: { name: 'orders' }, data: { LEVEL: 'info' } },
);

let stack: TerraformStack;
let orders: Construct;

beforeEach(() => {
  stack = new TerraformStack(Testing.app(), 'shop');
  orders = new Construct(stack, 'orders');
});

function emitAll(...drafts: readonly Draft[]) {
  return emit(drafts, (owner) => (owner === '' ? stack : orders));
}

function written(type: string, id: string): object {
  const attributes = { ...stack.toTerraform().resource[type][id] };
  delete attributes['//'];
  return attributes;
}

describe('emit', () => {
  it('creates the construct of the draft below its owner, at its own address', () => {
    const { elements } = emitAll(settings);

    const construct = elements.get('kubernetes_config_map_v1.orders_settings');
    expect(construct).toBeInstanceOf(ConfigMapV1);
    expect(construct?.node.path).toBe('shop/orders/settings');
    expect(written('kubernetes_config_map_v1', 'orders_settings')).toEqual({
      metadata: { name: 'orders' },
      data: { LEVEL: 'info' },
    });
  });

  it('names what belongs to the stack itself by its part alone', () => {
    const { elements } = emitAll({ ...settings, owner: '' });

    expect([...elements.keys()]).toEqual(['kubernetes_config_map_v1.settings']);
  });

  it('writes dependencies as plain addresses', () => {
    emitAll({ ...settings, dependsOn: ['kubernetes_namespace_v1.shop'] });

    expect(written('kubernetes_config_map_v1', 'orders_settings')).toMatchObject({
      depends_on: ['kubernetes_namespace_v1.shop'],
    });
  });

  it('writes texts, references and tokens at every depth', () => {
    const local = new TerraformLocal(stack, 'region', 'eu');
    const container = {
      name: 'app',
      command: ['sh', '-c', 'echo ${HOME}'],
      image: reference('data.aws_ecr_image.orders', 'image_uri'),
      env: [{ name: 'NAME', value: tokenText(local.asString) }],
    };

    emitAll(
      draft(
        DeploymentV1,
        { owner: 'orders', part: 'deployment' },
        { metadata: {}, spec: { template: { metadata: {}, spec: { container: [container] } } } },
      ),
    );

    expect(written('kubernetes_deployment_v1', 'orders_deployment')).toMatchObject({
      spec: {
        template: {
          spec: {
            container: [
              {
                name: 'app',
                command: ['sh', '-c', 'echo $${HOME}'],
                image: '${data.aws_ecr_image.orders.image_uri}',
                env: [{ name: 'NAME', value: '${local.region}' }],
              },
            ],
          },
        },
      },
    });
  });

  it('keeps zero, false and empty texts, lists and maps, and drops only what is undefined', () => {
    const spec = {
      replicas: '0',
      paused: false,
      selector: { matchLabels: {} },
      template: { metadata: { namespace: '' }, spec: { container: [], activeDeadlineSeconds: 0 } },
    };
    const config = { metadata: { name: undefined }, waitForRollout: false, spec };

    emitAll({ type: DeploymentV1, owner: 'orders', part: 'deployment', dependsOn: [], config });

    expect(written('kubernetes_deployment_v1', 'orders_deployment')).toEqual({
      metadata: {},
      wait_for_rollout: false,
      spec: {
        replicas: '0',
        paused: false,
        selector: { match_labels: {} },
        template: {
          metadata: { namespace: '' },
          spec: { container: [], active_deadline_seconds: 0 },
        },
      },
    });
  });

  it('tells what holds a value of cdktf from what does not', () => {
    const data = { region: concat('eu-', tokenText(new TerraformLocal(stack, 'x', '1').asString)) };
    const named = { name: reference('kubernetes_namespace_v1.shop', 'metadata[0].name') };

    const { elements, plain } = emitAll(
      draft(ConfigMapV1, { owner: 'orders', part: 'named' }, { metadata: named }),
      draft(ConfigMapV1, { owner: 'orders', part: 'bound' }, { metadata: {}, data }),
    );

    expect([...plain]).toEqual([elements.get('kubernetes_config_map_v1.orders_named')]);
  });

  it('leaves the draft as it was given', () => {
    const before = structuredClone(settings.config);

    emitAll(settings);

    expect(settings.config).toEqual(before);
  });

  it('fails on two drafts with one address', () => {
    expect(() => emitAll(settings, settings)).toThrow(
      'unreachable: two drafts for kubernetes_config_map_v1.orders_settings',
    );
  });
});
