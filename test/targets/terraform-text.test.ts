import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { TerraformLocal, TerraformStack, Testing } from 'cdktf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { draft } from '../../lib/targets/draft';
import { emit } from '../../lib/targets/emit';
import { concat, reference, tokenText, type Expression } from '../../lib/targets/expression';
import { renderKey, renderText } from '../../lib/targets/terraform-text';
import { hostileText, LONG_TEXT, SPECIAL_TEXTS } from '../support/hostile-text';
import { hasTerraform } from '../support/terraform';
import { evaluateWithTerraform } from '../support/terraform-evaluation';

type Data = Readonly<Record<string, string | Expression>>;

const CASES = { numRuns: 1_500, seed: 3 };

function aStack(): TerraformStack {
  return new TerraformStack(Testing.app(), 'texts');
}

/** The data of one ConfigMap for each of `maps`, as cdktf writes them. */
function synthesized(maps: readonly Data[], stack = aStack()): unknown[] {
  const drafts = maps.map((data, index) =>
    draft(ConfigMapV1, { owner: '', part: `part${index}` }, { metadata: {}, data }),
  );
  emit(drafts, () => stack);
  const { resource } = stack.toTerraform();
  return maps.map((_, index) => resource.kubernetes_config_map_v1[`part${index}`].data);
}

describe('renderText', () => {
  it.each([
    ['no marks at all', 'no marks at all'],
    ['${a}', '$${a}'],
    ['$${a}', '$$${a}'],
    ['%{a}', '%%{a}'],
    ['100% of $5', '100% of $5'],
    ['${TfToken[TOKEN.0]}', '$${TfToken${"["}TOKEN.0]}'],
    ['#{TfToken[TOKEN.0]}', '#{TfToken${"["}TOKEN.0]}'],
    ['TfToken[0]', 'TfToken[0]'],
    ['-8.1e298', '-8.1${"e"}298'],
    ['sha256:12e345', 'sha256:12e345'],
    ['Any Map Token Value', '${"Any"} Map Token Value'],
    ['not Any Map Token Value', 'not Any Map Token Value'],
  ])('writes %s as %s', (text, written) => {
    expect(renderText(text)).toBe(written);
  });

  it('keeps a dollar sign before an expression from escaping it', () => {
    const price = concat('US$', reference('data.price.orders', 'amount'), '$');

    expect(renderText(price)).toBe('US${"$"}${data.price.orders.amount}$');
  });

  it('escapes a mark that two neighbouring texts form together', () => {
    expect(renderText(concat('$', '{a}'))).toBe('$${a}');
  });

  it.each(['\ud800', 'e\u0301'])('fails on %j, which Terraform would change', (text) => {
    expect(() => renderText(text)).toThrow('unreachable');
  });
});

describe('renderKey', () => {
  it.each([
    ['PORT', 'PORT'],
    ['__proto__', '${"__proto__"}'],
    ['constructor', 'constructor'],
    ['//', '${"//"}'],
    ['${a}', '$${a}'],
  ])('writes %s as %s', (key, written) => {
    expect(renderKey(key)).toBe(written);
  });
});

describe.skipIf(!hasTerraform)('what Terraform makes of a text', () => {
  it('is exactly the text, for values', () => {
    const texts = [...SPECIAL_TEXTS, LONG_TEXT, ...fc.sample(hostileText, CASES)];

    expect(evaluateWithTerraform(synthesized(texts.map((text) => ({ text }))))).toEqual(
      texts.map((text) => ({ text })),
    );
  });

  it('is exactly the text, for keys', () => {
    const keys = [...SPECIAL_TEXTS, LONG_TEXT, ...fc.sample(hostileText, CASES)];
    const maps = keys.map((key) => Object.fromEntries([[key, 'value']]));

    const evaluated = evaluateWithTerraform(synthesized(maps)) as object[];

    expect(evaluated.map(Object.keys)).toEqual(keys.map((key) => [key]));
  });

  it('is exactly the text, between references and values of cdktf', () => {
    const stack = aStack();
    const token = tokenText(new TerraformLocal(stack, 'word', '').asString);
    const parts = fc.array(
      fc.oneof(hostileText, fc.constantFrom(token, reference('local', 'word'))),
    );
    const samples = fc.sample(parts, CASES);
    const texts = samples.map((sample) => ({ text: concat(...sample) }));

    const evaluated = evaluateWithTerraform(synthesized(texts, stack), { word: 'a word' });

    expect(evaluated).toEqual(
      samples.map((sample) => ({
        text: sample.map((part) => (typeof part === 'string' ? part : 'a word')).join(''),
      })),
    );
  });
});
