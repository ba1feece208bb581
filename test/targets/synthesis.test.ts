import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { KubernetesProvider } from '@cdktf/provider-kubernetes/lib/provider';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import {
  Annotations,
  App,
  Aspects,
  Fn,
  Lazy,
  TerraformOutput,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Testing,
  Token,
  type TerraformElement,
} from 'cdktf';
import { describe, expect, it } from 'vitest';

import { draft } from '../../lib/targets/draft';
import { emit } from '../../lib/targets/emit';
import { concat, tokenText } from '../../lib/targets/expression';
import { prepareQuickly, synthesizeQuickly } from '../../lib/targets/synthesis';
import { hasTerraform } from '../support/terraform';

class QuickStack extends TerraformStack {
  override prepareStack(): void {
    synthesizeQuickly(() => super.prepareStack());
  }

  override toTerraform(): unknown {
    return synthesizeQuickly(() => super.toTerraform());
  }
}

type Stack = typeof TerraformStack;
type Story = (app: App, stack: TerraformStack, service: ServiceV1) => void;

/** The files that cdktf writes for an app with one service, after `story` has been added to it. */
function filesOf(kind: Stack, story: Story): readonly string[] {
  const outdir = mkdtempSync(join(tmpdir(), 'fleetwright-synthesis-'));
  try {
    const app = new App({ outdir });
    const stack = aStack(app, kind, 'shop');
    story(app, stack, aService(stack));
    app.synth();
    const { stacks } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as {
      stacks: Record<string, { synthesizedStackPath: string }>;
    };
    const paths = Object.values(stacks).map(({ synthesizedStackPath }) => synthesizedStackPath);
    return ['manifest.json', ...paths].map((path) => readFileSync(join(outdir, path), 'utf8'));
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function aStack(app: App, kind: Stack, id: string): TerraformStack {
  const stack = new kind(app, id);
  new KubernetesProvider(stack, 'kubernetes', {});
  return stack;
}

function aService(stack: TerraformStack): ServiceV1 {
  const service = draft(
    ServiceV1,
    { owner: 'orders', part: 'service', dependsOn: ['kubernetes_namespace_v1.shop'] },
    { metadata: { name: 'orders', labels: { app: 'orders' } }, spec: { port: [{ port: 80 }] } },
  );
  const { elements } = emit([service], () => stack);
  return elements.get('kubernetes_service_v1.orders_service') as ServiceV1;
}

const stories: Record<string, Story> = {
  'nothing else': () => undefined,
  'resources of the user that use the attributes of ours': (_, stack, service) => {
    const data = { name: service.metadata.name, uid: `uid ${service.metadata.uid}` };
    const map = new ConfigMapV1(stack, 'own', { metadata: { name: 'own' }, data });
    new TerraformOutput(stack, 'version', { value: Fn.upper(map.metadata.resourceVersion) });
  },
  'an aspect that changes every service': (_, stack) => {
    Aspects.of(stack).add({
      visit: (node) => {
        if (node instanceof ServiceV1) node.putMetadata({ name: 'changed', namespace: 'late' });
      },
    });
  },
  'overrides on a resource, with tokens, removals and new attributes': (_, stack, service) => {
    service.addOverride('metadata.labels', undefined);
    service.addOverride('metadata.name', `x-${service.fqn}`);
    service.addOverride('spec.port', [
      { port: 81, target_port: Lazy.stringValue({ produce: () => 'http' }) },
    ]);
    service.addOverride('lifecycle.ignore_changes', ['metadata[0].annotations']);
    stack.addOverride('terraform.required_version', '>= 1.5');
    stack.addOverride('locals.own', Token.asString(Fn.lower('ABC')));
  },
  'another stack that reads from this one': (app, stack, service) => {
    const other = aStack(app, stack.constructor as Stack, 'other');
    new ConfigMapV1(other, 'own', { metadata: {}, data: { uid: service.metadata.uid } });
    const again = new ConfigMapV1(other, 'again', { metadata: {}, data: {} });
    again.addOverride('data.generation', service.metadata.generation);
  },
  'meta arguments, counts, conditions, moves and imports': (_, stack, service) => {
    const size = new TerraformVariable(stack, 'size', { type: 'number', default: 0 });
    const counted = new DeploymentV1(stack, 'counted', {
      metadata: { generateName: `n${size.numberValue}` },
      spec: { template: { metadata: {}, spec: {} } },
      count: size.numberValue as never,
      dependsOn: [service],
      lifecycle: { createBeforeDestroy: true, ignoreChanges: 'all' },
    });
    counted.importFrom('shop/counted');
    service.moveToId('kubernetes_service_v1.elsewhere');
  },
  'explicit nulls and values that come to nothing': (_, stack) => {
    const nothing = Lazy.anyValue({ produce: () => undefined }) as never;
    const metadata = { name: Token.nullValue() as never, namespace: nothing };
    new ConfigMapV1(stack, 'own', {
      metadata,
      data: Token.asStringMap({ resolve: () => ({ a: 'b' }) }),
    });
  },
};

describe('synthesizeQuickly', () => {
  it.for(Object.entries(stories))('writes the same bytes with %s', ([name, story], { skip }) => {
    // For a moved resource cdktf itself asks the terraform on the PATH for its version.
    skip(!hasTerraform && name.includes('moves'), 'cdktf needs terraform for moves');

    expect(filesOf(QuickStack, story)).toEqual(filesOf(TerraformStack, story));
  });

  it('gives the same to tests that synthesize one stack', () => {
    const [quick, plain] = [QuickStack, TerraformStack].map((kind) => {
      const stack = aStack(Testing.app(), kind, 'shop');
      aService(stack);
      return [
        Testing.synth(stack),
        readFileSync(join(Testing.fullSynth(stack), 'stacks/shop/cdk.tf.json'), 'utf8'),
      ];
    });

    expect(quick).toEqual(plain);
  });

  it("lets cdktf's validations and annotations stop the synthesis", () => {
    const invalid: Story = (_, stack) => {
      stack.node.addValidation({ validate: () => ['the shop is closed'] });
    };
    const annotated: Story = (_, stack) => Annotations.of(stack).addError('the shop is closed');

    expect(() => filesOf(QuickStack, invalid)).toThrow('the shop is closed');
    expect(() => filesOf(QuickStack, annotated)).toThrow('the shop is closed');
  });

  it("keeps cdktf's words for what it cannot resolve", () => {
    const circular: Story = (_, __, service) => {
      const loop: Record<string, unknown> = {};
      loop.self = loop;
      service.addOverride('spec.port', [loop]);
    };
    const lost: Story = (_, __, service) => service.addOverride('metadata.name', () => 'late');

    expect(() => filesOf(QuickStack, circular)).toThrow('circular reference');
    expect(() => filesOf(QuickStack, lost)).toThrow('orders_service/metadata/name');
  });

  it('restores what it replaced, also after a failure', () => {
    const { captureStackTrace } = Error;
    const fail = () => {
      throw new Error('the shop is closed');
    };

    expect(() => synthesizeQuickly(() => synthesizeQuickly(fail))).toThrow('the shop is closed');

    expect(Error.captureStackTrace).toBe(captureStackTrace);
    expect(new Error('later').stack).toContain('synthesis.test.ts');
  });

  it('keeps the stack of an error that is thrown inside', () => {
    const thrown = (() => {
      try {
        return synthesizeQuickly(() => {
          throw new TypeError('the shop is closed');
        });
      } catch (error) {
        return error as Error;
      }
    })();

    expect(thrown.stack).toContain('synthesis.test.ts');
  });
});

describe('prepareQuickly', () => {
  class PreparedStack extends QuickStack {
    untouched: ReadonlySet<TerraformElement> = new Set();

    override prepareStack(): void {
      prepareQuickly(() => TerraformStack.prototype.prepareStack.call(this), this.untouched);
    }
  }

  /** One service reads an attribute of the other stack, the other one does not. */
  const reading: Story = (app, stack, service) => {
    const other = aStack(app, stack.constructor as Stack, 'other');
    const uid = concat('uid-', tokenText(service.metadata.uid));
    const { plain } = emit(
      [
        draft(ConfigMapV1, { owner: '', part: 'reader' }, { metadata: {}, data: { uid } }),
        draft(ConfigMapV1, { owner: '', part: 'loner' }, { metadata: {}, data: { uid: 'none' } }),
      ],
      () => other,
    );
    expect(plain.size).toBe(1);
    if (other instanceof PreparedStack) other.untouched = plain;
  };

  it('finds the references into other stacks of all resources that may hold one', () => {
    const [manifest, ...stacks] = filesOf(PreparedStack, reading);

    expect([manifest, ...stacks]).toEqual(filesOf(TerraformStack, reading));
    expect(manifest).toMatch(/"dependencies": \[\s*"shop"/);
  });

  it('puts back what it replaced', () => {
    const { toTerraform } = TerraformResource.prototype;
    const fail = () => {
      throw new Error('the shop is closed');
    };

    expect(() => prepareQuickly(fail, new Set())).toThrow('the shop is closed');

    expect(TerraformResource.prototype.toTerraform).toBe(toTerraform);
  });
});
