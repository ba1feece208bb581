import { describe, expect, it } from 'vitest';

import { awsSchema } from '../../../../lib/rehearsal/schemas/load-aws';
import { aws } from '../../../../lib/targets/aws';
import { EXPECTED } from '../every-type/expected';
import { NOT_RETURNED } from './not-returned';
import { AWS_RESOURCES } from './types';

/** The types of resources that the lowering can emit: the classes that it knows, no data, no provider. */
function emittedTypes(): string[] {
  return Object.values(aws)
    .map(({ tfResourceType }) => tfResourceType)
    .filter((type) => type.startsWith('aws_') && !type.startsWith('data.'))
    .filter((type) => type in awsSchema().resources)
    .sort();
}

describe('the far end of the AWS provider', () => {
  it('knows every type that services lower to, and no other', () => {
    expect(Object.keys(AWS_RESOURCES).sort()).toEqual(emittedTypes());
  });

  it('is taken through every type by a case of its own', () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(AWS_RESOURCES).sort());
  });

  it.each(Object.keys(AWS_RESOURCES))('calls no attribute of %s what it is not called', (type) => {
    const known = attributesOf(type);

    expect(mentionedOf(type).filter((name) => !known.includes(name))).toEqual([]);
  });
});

function attributesOf(type: string): string[] {
  const { attributes, blocks } = awsSchema().resources[type]?.block ?? {
    attributes: {},
    blocks: {},
  };
  return [...Object.keys(attributes), ...Object.keys(blocks)];
}

function mentionedOf(type: string): string[] {
  const resource = AWS_RESOURCES[type];
  if (resource === undefined) throw new Error(`no type ${type}`);
  const { fields, own = [], unlessWritten = [] } = resource;
  return [
    ...Object.keys(fields),
    ...own,
    ...unlessWritten,
    ...Object.keys(NOT_RETURNED[type] ?? {}),
  ];
}
