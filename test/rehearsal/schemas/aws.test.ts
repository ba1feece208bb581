import { describe, expect, it } from 'vitest';

import { awsSchema } from '../../../lib/rehearsal/schemas/load-aws';
import { AWS_TYPES } from '../../../lib/rehearsal/schemas/resource-types';
import { differences, hasGenuine, readGenuine } from './genuine';

const DUMP = 'aws-5.31.0-subset.json.gz';

describe('the generated AWS schema', () => {
  it('has every type that we emit', () => {
    const { resources, dataSources } = awsSchema();

    expect(Object.keys(resources)).toEqual(AWS_TYPES.resources);
    expect(Object.keys(dataSources)).toEqual(AWS_TYPES.dataSources);
  });
});

/**
 * The dump is one major version older, and lost every attribute that is called `description` when its
 * descriptions were taken out. What is listed was looked at: all of it was added or removed between
 * the versions. Whatever is new here is a reason to look.
 */
describe.skipIf(!hasGenuine(DUMP))('the generated AWS schema against that of 5.31', () => {
  it('differs only where version 6 does', async () => {
    const found = differences(awsSchema(), readGenuine(DUMP)).filter(
      (line) => !isDescription(line),
    );

    await expect(`${found.join('\n')}\n`).toMatchFileSnapshot('aws-differences.txt');
  });

  it('differs in what both have only by the rules of a security group, which lost a description', () => {
    const inBoth = differences(awsSchema(), readGenuine(DUMP)).filter(
      (line) => !line.includes('absent'),
    );

    expect(inBoth.map((line) => line.replaceAll('"description":"string",', ''))).toEqual(
      ['egress', 'ingress'].map((name) => `aws_security_group.${name}: ${RULES} ≠ ${RULES}`),
    );
  });
});

const RULES =
  '["set",["object",{"cidr_blocks":["list","string"],"from_port":"number",' +
  '"ipv6_cidr_blocks":["list","string"],"prefix_list_ids":["list","string"],"protocol":"string",' +
  '"security_groups":["set","string"],"self":"bool","to_port":"number"}]] optional computed';

function isDescription(line: string): boolean {
  return /\.description: "string" (optional|computed) ≠ absent$/.test(line);
}
