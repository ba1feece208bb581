import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { plainText } from '../lib/model/environment';
import { lambda } from '../lib/model/target';
import { literal } from '../lib/targets/kubernetes/literal';
import { aMicroservice, anApp, aStack, writtenFor } from './support/an-app';
import { hostileText, isRepresentable, LONG_TEXT, SPECIAL_TEXTS } from './support/hostile-text';
import { hasTerraform } from './support/terraform';
import { evaluateWithTerraform } from './support/terraform-evaluation';

interface Written {
  readonly resource: {
    readonly kubernetes_deployment_v1: {
      readonly texts_deployment: {
        readonly spec: {
          readonly template: { readonly spec: { readonly container: [Container] } };
        };
      };
    };
    readonly aws_lambda_function: {
      readonly function_function: { readonly environment: { readonly variables: unknown } };
    };
  };
}

interface Container {
  readonly env: readonly { readonly name: string; readonly value: string }[];
}

describe.skipIf(!hasTerraform)('any text of a user’s', () => {
  it('comes out of Terraform as it went in, on both targets', () => {
    const random = fc.sample(hostileText, { numRuns: 1200, seed: 7 });
    const texts = [...SPECIAL_TEXTS, LONG_TEXT, ...random].filter(
      (text) =>
        isRepresentable(text) && !/[$#&]\{TfToken\[[^\]]*\]\}/.test(text) && !text.includes('\0'),
    );
    const environment = Object.fromEntries(
      texts.map((text, index) => [`TEXT_${index}`, plainText(text)]),
    );
    const app = anApp();
    const stack = aStack(app);
    aMicroservice(stack, 'texts', { environment, port: undefined as never });
    const few = texts.filter((text) => text.length < 40).slice(0, 60);
    aMicroservice(stack, 'function', {
      image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/texts:1.0.0',
      environment: Object.fromEntries(few.map((text, index) => [`T${index}`, plainText(text)])),
      target: lambda({ region: 'eu-west-1' }),
    });
    app.synth();

    const { resource } = JSON.parse(writtenFor(app, 'shop')) as Written;
    const { env } =
      resource.kubernetes_deployment_v1.texts_deployment.spec.template.spec.container[0];
    const { variables } = resource.aws_lambda_function.function_function.environment;
    const [pods, functions] = evaluateWithTerraform([env, variables]) as [
      Container['env'],
      Readonly<Record<string, string>>,
    ];

    // The kubelet undoes what `literal` does, which test/targets/kubernetes/environment.test.ts shows.
    const arrived = new Map(pods.map(({ name, value }) => [name, value]));
    expect(texts.length).toBeGreaterThan(1000);
    const expected = texts.map((text, index) => [`TEXT_${index}`, literal(text)] as const);
    expect(arrived).toEqual(new Map(expected));
    expect(functions).toEqual(Object.fromEntries(few.map((text, index) => [`T${index}`, text])));
  });
});
