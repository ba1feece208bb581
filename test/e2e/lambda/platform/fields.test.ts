import { describe, expect, it } from 'vitest';

import { UNKNOWN, type ObjectValue } from '../../../../lib/rehearsal/cty/value';
import type { BlockSchema } from '../../../../lib/rehearsal/schemas/schema';
import {
  block,
  changedNames,
  formed,
  plain,
  readFields,
  told,
  writeChanges,
  writeFields,
} from './fields';

const FIELDS = {
  arn: told('Arn'),
  description: plain('Description', ''),
  memory_size: plain('MemorySize'),
  name: plain('Name'),
  seconds: formed('Seconds', { write: String, read: Number }),
  target: block('Target', { address: plain('Address') }, { Address: '' }),
};

const SCHEMA: BlockSchema = {
  attributes: {
    arn: { type: 'string', computed: true },
    description: { type: 'string', optional: true },
    memory_size: { type: 'number', optional: true },
    name: { type: 'string', required: true },
    of_no_interest: { type: 'string', optional: true },
    seconds: { type: 'number', optional: true },
  },
  blocks: {
    target: {
      nesting: 'list',
      block: {
        attributes: {
          address: { type: 'string', required: true },
          port: { type: 'number', optional: true },
        },
        blocks: {},
      },
    },
    timeouts: { nesting: 'single', block: { attributes: {}, blocks: {} } },
  },
};

describe('writeFields', () => {
  it('sends what is known under the names of the API, and nothing that only the far end decides', () => {
    const values: ObjectValue = {
      arn: 'arn:aws:…',
      description: null,
      memory_size: 0,
      name: UNKNOWN,
      seconds: 30,
      target: [{ address: 'here' }],
    };

    expect(writeFields(FIELDS, values)).toEqual({
      MemorySize: 0,
      Seconds: '30',
      Target: { Address: 'here' },
    });
  });

  it('sends no block that is not there', () => {
    expect(writeFields(FIELDS, { target: [] })).toEqual({});
  });
});

describe('writeChanges', () => {
  const prior = { description: 'old', memory_size: 128, name: 'a', target: [{ address: 'x' }] };

  it('sends what differs, and nothing else', () => {
    const planned: ObjectValue = { ...prior, memory_size: 256, arn: UNKNOWN };

    expect(writeChanges(FIELDS, prior, planned)).toEqual({ MemorySize: 256 });
  });

  it('sends what clears a value that goes', () => {
    const planned = { ...prior, description: null, target: [] };

    expect(writeChanges(FIELDS, prior, planned)).toEqual({
      Description: '',
      Target: { Address: '' },
    });
  });

  it('fails for a value that nothing can take away, instead of leaving it', () => {
    expect(() => writeChanges(FIELDS, prior, { ...prior, memory_size: null })).toThrow(
      'nothing clears memory_size',
    );
  });

  it('takes no value and an empty list of blocks for the same', () => {
    expect(changedNames(FIELDS, { target: [] }, { target: null })).toEqual([]);
  });
});

describe('readFields', () => {
  it('gives the whole block: what the far end does not tell is null, or no block', () => {
    const wire = { Arn: 'arn:aws:…', MemorySize: 0, Seconds: '30', Other: 1 };

    expect(readFields(FIELDS, SCHEMA, wire)).toEqual({
      arn: 'arn:aws:…',
      description: null,
      memory_size: 0,
      name: null,
      of_no_interest: null,
      seconds: 30,
      target: [],
      timeouts: null,
    });
  });

  it('gives a nested block with every attribute of its schema', () => {
    const { target } = readFields(FIELDS, SCHEMA, { Target: { Address: 'here' } });

    expect(target).toEqual([{ address: 'here', port: null }]);
  });

  it.each([{}, { Address: '' }, null])('takes %j for no block', (Target) => {
    expect(readFields(FIELDS, SCHEMA, { Target }).target).toEqual([]);
  });

  it('writes a date as Terraform does', () => {
    const wire = { Arn: new Date('2026-01-02T03:04:05Z') };

    expect(readFields(FIELDS, SCHEMA, wire).arn).toBe('2026-01-02T03:04:05.000Z');
  });
});
