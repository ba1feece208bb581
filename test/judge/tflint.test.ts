import { describe, expect, it } from 'vitest';

import { parseTflint } from './tflint';

/** As tflint 0.64 writes an issue, shortened. */
function parsed(severity: string, errors: readonly object[] = []) {
  const issue = {
    rule: { name: 'terraform_typed_variables', severity },
    message: '`untyped` variable has no type',
    range: { filename: 'cdk.tf.json', start: { line: 3, column: 28 } },
  };
  return parseTflint(JSON.stringify({ issues: [issue], errors }), { name: 'shop' });
}

describe('parseTflint', () => {
  it('names the file and the line', () => {
    expect(parsed('warning')).toEqual([
      {
        judge: 'tflint',
        rule: 'terraform_typed_variables',
        severity: 'medium',
        subject: 'shop',
        kind: 'cdk.tf.json',
        address: 'cdk.tf.json',
        message: '`untyped` variable has no type (line 3)',
      },
    ]);
  });

  it.each([
    ['error', 'high'],
    ['notice', 'low'],
    ['something new', 'high'],
  ])('weighs its %s as %s', (severity, expected) => {
    expect(parsed(severity)).toMatchObject([{ severity: expected }]);
  });

  it('rejects a configuration that tflint could not read', () => {
    const errors = [{ message: 'cdk.tf.json: unexpected token' }];

    expect(() => parsed('warning', errors)).toThrow('cdk.tf.json: unexpected token');
  });
});
