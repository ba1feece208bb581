import { describe, expect, it } from 'vitest';

import { parseKubeconform } from './kubeconform';

/** As kubeconform 0.8 writes one object, shortened. */
function parsed(status: string, msg: string) {
  const resource = { filename: 'a.yaml', kind: 'Deployment', name: 'cart', version: 'apps/v1' };
  const output = JSON.stringify({ resources: [{ ...resource, status, msg }] });
  return parseKubeconform(output, { name: 'shop.kubernetes' });
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
});
