import { describe, expect, it } from 'vitest';

import { UNKNOWN, type ObjectValue } from '../../lib/rehearsal/cty/value';
import { planResource } from '../../lib/rehearsal/plan';
import { findReplacements } from '../../lib/rehearsal/replacement';
import { PLAIN_RULES, type ResourceRules } from '../../lib/rehearsal/rules';
import type { BlockSchema } from '../../lib/rehearsal/schemas/schema';

const BLOCK: BlockSchema = {
  attributes: {
    id: { type: 'string', computed: true },
    name: { type: 'string', required: true },
    size: { type: 'number', optional: true, computed: true },
    wait: { type: 'bool', optional: true },
    version: { type: 'string', computed: true },
  },
  blocks: {
    port: {
      nesting: 'list',
      block: {
        attributes: {
          number: { type: 'number', required: true },
          node: { type: 'number', optional: true, computed: true },
        },
        blocks: {},
      },
    },
  },
};

const EMPTY = { id: null, name: 'a', size: null, wait: null, version: null, port: [] };

function rules(change: Partial<ResourceRules> = {}): ResourceRules {
  return { ...PLAIN_RULES, identify: () => '', alreadyExists: () => '', ...change };
}

function plan(
  prior: ObjectValue | null,
  config: ObjectValue,
  change: Partial<ResourceRules> = {},
): ObjectValue {
  const proposed = prior === null ? config : { ...prior, ...given(config) };
  return planResource({ block: BLOCK, rules: rules(change), prior, proposed, config });
}

/** What a configuration says; Terraform proposes the prior value of the rest. */
function given(config: ObjectValue): ObjectValue {
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
}

describe('planResource', () => {
  it('leaves to the platform what only it can choose, at every level', () => {
    const config = {
      ...EMPTY,
      port: [
        { number: 80, node: null },
        { number: 81, node: 3 },
      ],
    };

    expect(plan(null, config)).toEqual({
      ...EMPTY,
      id: UNKNOWN,
      size: UNKNOWN,
      version: UNKNOWN,
      port: [
        { number: 80, node: UNKNOWN },
        { number: 81, node: 3 },
      ],
    });
  });

  it('takes what the configuration says, zero and false too', () => {
    const planned = plan(
      null,
      { ...EMPTY, size: 0, wait: false },
      { defaults: { size: 3, wait: true } },
    );

    expect(planned).toMatchObject({ size: 0, wait: false });
  });

  it('fills in the defaults of the provider', () => {
    expect(plan(null, EMPTY, { defaults: { wait: true } })).toMatchObject({ wait: true });
  });

  it('keeps on a change what the platform chose before', () => {
    const prior = { ...EMPTY, id: 'x', size: 7, version: '1', port: [{ number: 80, node: 3 }] };
    const config = { ...EMPTY, wait: true };

    expect(plan(prior, config)).toEqual({ ...prior, port: [], wait: true });
  });

  it('makes unknown what a change renews, and only on a change', () => {
    const prior = { ...EMPTY, id: 'x', size: 7, version: '1' };
    const renews = () => ['version'];

    expect(plan(prior, { ...EMPTY, name: 'b' }, { renews })).toMatchObject({ version: UNKNOWN });
    expect(plan(prior, EMPTY, { renews })).toMatchObject({ version: '1' });
  });

  it('leaves a value null that the platform left null', () => {
    const prior = { ...EMPTY, id: 'x', version: '1', port: [{ number: 80, node: null }] };
    const config = { ...EMPTY, port: [{ number: 80, node: null }] };

    expect(plan(prior, config)).toEqual(prior);
  });
});

describe('findReplacements', () => {
  const prior = {
    ...EMPTY,
    id: 'x',
    port: [
      { number: 80, node: 1 },
      { number: 81, node: 2 },
    ],
  };

  it.each<[what: string, replaces: string[], planned: ObjectValue, found: (string | number)[][]]>([
    ['an attribute', ['name'], { ...prior, name: 'b' }, [['name']]],
    ['nothing that may change', ['name'], { ...prior, wait: true }, []],
    [
      'an attribute in a block, where it changed',
      ['port.number'],
      {
        ...prior,
        port: [
          { number: 80, node: 1 },
          { number: 82, node: 2 },
        ],
      },
      [['port', 1, 'number']],
    ],
    [
      'whatever changes under a path',
      ['port'],
      {
        ...prior,
        port: [
          { number: 80, node: 9 },
          { number: 81, node: 2 },
        ],
      },
      [['port', 0, 'node']],
    ],
    ['a block that comes or goes', ['port.number'], { ...prior, port: [] }, [['port']]],
  ])('finds %s', (...[, replaces, planned, found]) => {
    expect(findReplacements({ block: BLOCK, replaces }, prior, planned)).toEqual(found);
  });
});
