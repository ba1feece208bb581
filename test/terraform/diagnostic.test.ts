import { describe, expect, it } from 'vitest';

import { renderDiagnostics } from '../../lib/terraform/diagnostic';

describe('renderDiagnostics', () => {
  it('gives all that Terraform says, errors before warnings', () => {
    const text = renderDiagnostics([
      { severity: 'warning', summary: 'Deprecated' },
      {
        severity: 'error',
        summary: 'Invalid value',
        detail: 'It must be 1.\n\nNot 2.',
        address: 'terraform_data.one',
        range: { filename: 'cdk.tf.json', start: { line: 7 } },
        snippet: { context: 'resource.terraform_data.one', code: '  "input": 2,' },
      },
    ]);

    expect(text).toBe(`Error: Invalid value
  with terraform_data.one
  on cdk.tf.json line 7, in resource.terraform_data.one
  "input": 2,

It must be 1.

Not 2.

Warning: Deprecated`);
  });
});
