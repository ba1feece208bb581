import { describe, expect, it } from 'vitest';

import { convert, convertSchemas } from './convert';

const KIND = { group: 'apps', version: 'v1', kind: 'Deployment' };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

describe('convertSchemas', () => {
  const components = {
    schemas: {
      Deployment: {
        type: 'object',
        properties: { spec: { allOf: [reference('Spec')], default: {} } },
        'x-kubernetes-group-version-kind': [KIND],
      },
      Spec: { type: 'object', properties: { template: reference('Spec') } },
      Unrelated: { type: 'string' },
      DeleteOptions: {
        type: 'object',
        'x-kubernetes-group-version-kind': [KIND, { ...KIND, group: 'batch' }],
      },
    },
  };

  it('gives each kind one schema of its own, with all that it leads to', () => {
    expect(Object.fromEntries(convertSchemas({ components }))).toEqual({
      'apps/v1/deployment.json': {
        $schema: 'http://json-schema.org/draft-04/schema#',
        $ref: '#/definitions/Deployment',
        definitions: {
          Deployment: {
            type: 'object',
            properties: { spec: { allOf: [{ $ref: '#/definitions/Spec' }] } },
            additionalProperties: false,
          },
          Spec: {
            type: 'object',
            properties: { template: { $ref: '#/definitions/Spec' } },
            additionalProperties: false,
          },
        },
      },
    });
  });

  it('puts the core group, which has no name, where kubeconform looks for it', () => {
    const kind = { group: '', version: 'v1', kind: 'Service' };
    const Service = { type: 'object', 'x-kubernetes-group-version-kind': [kind] };

    const found = convertSchemas({ components: { schemas: { Service } } });

    expect([...found.keys()]).toEqual(['v1/v1/service.json']);
  });

  it('finds no kinds where the API server describes none', () => {
    expect(convertSchemas({})).toEqual(new Map());
  });

  it('rejects a description that leads to nothing', () => {
    const { Deployment } = components.schemas;

    expect(() => convertSchemas({ components: { schemas: { Deployment } } })).toThrow(
      'the API server leaves out the schema Spec',
    );
  });
});

describe('convert', () => {
  it.each([
    [
      'closes an object that names its properties',
      { type: 'object', properties: { a: { type: 'string', description: 'its name' } } },
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false },
    ],
    [
      'keeps a property that has the name of a word of schemas',
      { type: 'object', properties: { default: { type: 'string' }, nullable: { type: 'string' } } },
      {
        type: 'object',
        properties: { default: { type: 'string' }, nullable: { type: 'string' } },
        additionalProperties: false,
      },
    ],
    [
      'leaves a map open',
      { type: 'object', additionalProperties: { type: 'string', default: '' } },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
    [
      'leaves an object open that keeps what it does not know',
      { type: 'object', properties: {}, 'x-kubernetes-preserve-unknown-fields': true },
      { type: 'object', properties: {} },
    ],
    [
      'leaves open what restricts another schema',
      { anyOf: [{ properties: { a: {} }, required: ['a'] }] },
      { anyOf: [{ properties: { a: {} }, required: ['a'] }] },
    ],
    [
      'takes a number or a text for a port',
      { 'x-kubernetes-int-or-string': true },
      { anyOf: [{ type: 'integer' }, { type: 'string' }] },
    ],
    [
      'takes null where that is allowed',
      { type: 'string', nullable: true },
      { anyOf: [{ type: 'string' }, { type: 'null' }] },
    ],
    [
      'keeps bounds, patterns and items',
      {
        type: 'array',
        maxItems: 2,
        items: { type: 'integer', minimum: 0, exclusiveMinimum: true },
      },
      {
        type: 'array',
        maxItems: 2,
        items: { type: 'integer', minimum: 0, exclusiveMinimum: true },
      },
    ],
  ])('%s', (_, schema, expected) => {
    expect(convert(schema)).toEqual(expected);
  });
});
