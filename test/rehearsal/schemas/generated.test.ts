import { describe, expect, it } from 'vitest';

import aws from '../../../lib/rehearsal/schemas/aws.json';
import kubernetes from '../../../lib/rehearsal/schemas/kubernetes.json';
import { packSchema, unpackSchema, type PackedSchema } from '../../../lib/rehearsal/schemas/packed';
import { deriveSchema } from './derive';

const COMMITTED = { kubernetes, aws } as unknown as Readonly<
  Record<'kubernetes' | 'aws', PackedSchema>
>;

describe.each(['kubernetes', 'aws'] as const)('the committed schema of %s', (name) => {
  it('is what the installed npm package and the corrections say', () => {
    expect(deriveSchema(name)).toEqual(COMMITTED[name]);
  });

  it('is the same when it is unpacked and packed again', () => {
    expect(packSchema(unpackSchema(COMMITTED[name]))).toEqual(COMMITTED[name]);
  });
});
