import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  concat,
  isExpression,
  jsonText,
  reference,
  tokenText,
  type Expression,
} from '../../lib/targets/expression';
import { renderText } from '../../lib/targets/terraform-text';
import { hostileText } from '../support/hostile-text';
import { hasTerraform } from '../support/terraform';
import { evaluateWithTerraform } from '../support/terraform-evaluation';

describe('expressions', () => {
  it('name an attribute of another resource', () => {
    expect(renderText(reference('aws_iam_role.orders_role', 'arn'))).toBe(
      '${aws_iam_role.orders_role.arn}',
    );
  });

  it('can be put together again and again', () => {
    const host = concat(reference('aws_lb.shop', 'dns_name'), ':', '443');

    expect(renderText(concat('https://', host, '/'))).toBe('https://${aws_lb.shop.dns_name}:443/');
  });

  it('keep a token as cdktf wrote it', () => {
    expect(renderText(concat(tokenText('${TfToken[TOKEN.1]}'), '/x'))).toBe(
      '${TfToken[TOKEN.1]}/x',
    );
  });

  it.each(['${a}', '', 0, null, undefined, {}, []])('are never what a user types: %j', (value) => {
    expect(isExpression(value)).toBe(false);
  });
});

describe('jsonText', () => {
  it('writes plain data as JSON does', () => {
    const data = { Version: '2012-10-17', list: [1, 'a"b', true, null, {}], skipped: undefined };

    expect(renderText(jsonText(data))).toBe(JSON.stringify(data));
  });

  it('keeps expressions alive, at every depth and inside texts', () => {
    const queue = reference('aws_sqs_queue.orders_dead_letters', 'arn');

    const policy = jsonText({ Resource: [queue, concat('"', queue, '/*')] });

    expect(renderText(policy)).toBe(
      '{"Resource":["${aws_sqs_queue.orders_dead_letters.arn}","\\"${aws_sqs_queue.orders_dead_letters.arn}/*"]}',
    );
  });

  it.skipIf(!hasTerraform)('is read back as the same data, whatever texts it holds', () => {
    type Sample = readonly [Record<string, string>, readonly (string | Expression)[]];
    const word = reference('local', 'word');
    const samples: Sample[] = fc.sample(
      fc.tuple(
        fc.dictionary(hostileText, hostileText, { maxKeys: 3, noNullPrototype: true }),
        fc.array(fc.oneof(hostileText, fc.constant(word)), { maxLength: 4 }),
      ),
      { numRuns: 1_000, seed: 3 },
    );

    const texts = samples.map(([map, parts]) =>
      renderText(jsonText({ map, text: concat(...parts) })),
    );

    const evaluated = evaluateWithTerraform(texts, { word: 'a word' }) as string[];
    expect(evaluated.map((text) => JSON.parse(text) as unknown)).toEqual(
      samples.map(([map, parts]) => ({
        map,
        text: parts.map((part) => (isExpression(part) ? 'a word' : part)).join(''),
      })),
    );
  });
});
