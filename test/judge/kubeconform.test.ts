import { describe, expect, it } from 'vitest';

import { parseKubeconform } from './kubeconform';

/** As kubeconform 0.8 writes one object, shortened. */
function parsed(status: string, msg: string, objects = 3) {
  const resource = { filename: 'a.yaml', kind: 'Deployment', name: 'cart', version: 'apps/v1' };
  const summary = { valid: 2, invalid: 1, errors: 0, skipped: 0 };
  const output = JSON.stringify({ resources: [{ ...resource, status, msg }], summary });
  return parseKubeconform(output, { name: 'shop.kubernetes', objects });
}

describe('parseKubeconform', () => {
  it('says where an object is wrong, without the path of the schema', () => {
    const msg =
      "problem validating schema. Check JSON formatting: jsonschema validation failed with 'file:///s.json#' " +
      "- at '/spec': 'allOf' failed   - at '/spec': additional properties 'replicaz' not allowed";

    expect(parsed('statusInvalid', msg)).toEqual([
      {
        judge: 'kubeconform',
        rule: 'statusInvalid',
        severity: 'high',
        subject: 'shop.kubernetes',
        kind: 'Deployment',
        address: 'Deployment/cart',
        message:
          "at '/spec': 'allOf' failed; at '/spec': additional properties 'replicaz' not allowed",
      },
    ]);
  });

  it('counts a kind without a schema as a finding, since nothing was held against it', () => {
    expect(parsed('statusError', 'could not find schema for Deployment')).toMatchObject([
      { rule: 'statusError', message: 'could not find schema for Deployment' },
    ]);
  });

  it('rejects a report that leaves out an object', () => {
    expect(() => parsed('statusInvalid', 'wrong', 4)).toThrow(
      'kubeconform judged 3 of 4 objects in shop.kubernetes',
    );
  });
});
