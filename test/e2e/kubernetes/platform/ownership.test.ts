import { describe, expect, it } from 'vitest';

import { ownersOf, ownersOfField, ownersOfItem, type FieldSet } from './ownership';

const applied = { manager: 'Terraform', operation: 'Apply' };
const edited = { manager: 'kubectl-edit', operation: 'Update' };

function managed(...entries: readonly object[]) {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { managedFields: entries } };
}

const set = (name: string): FieldSet => ({ [`f:${name}`]: {} });

describe('the owners of a live object', () => {
  it('are we, for what we applied, and others, for what they wrote', () => {
    const object = managed(
      { ...applied, fieldsV1: set('spec') },
      { ...edited, fieldsV1: set('data') },
    );

    expect(ownersOf(object, 'Terraform')).toEqual({ ours: [set('spec')], others: [set('data')] });
  });

  it('are not those of a subresource, such as an autoscaler', () => {
    const object = managed({ ...edited, subresource: 'scale', fieldsV1: set('spec') });

    expect(ownersOf(object, 'Terraform')).toEqual({ ours: [], others: [] });
  });

  it('are others for an update under our name', () => {
    const object = managed({ ...applied, operation: 'Update', fieldsV1: set('spec') });

    expect(ownersOf(object, 'Terraform')).toEqual({ ours: [], others: [set('spec')] });
  });

  it('are nobody for an entry without fields', () => {
    expect(ownersOf(managed({ ...edited, fieldsV1: {} }), 'Terraform').others).toEqual([]);
  });
});

describe('the owners of a part', () => {
  const items: FieldSet = {
    'k:{"containerPort":80,"protocol":"TCP"}': { '.': {}, 'f:name': {} },
    'v:"a"': {},
    'i:2': {},
  };
  const others = { ours: [], others: [items] };

  it('own everything under a field that they own as a whole', () => {
    const whole = { ours: [{}], others: [] };

    expect(ownersOfField(whole, 'anything')).toEqual(whole);
    expect(ownersOfItem(whole, { name: 'x' }, 0)).toEqual(whole);
  });

  it('own an item of a list by its keys, whatever else it has', () => {
    const item = { containerPort: 80, protocol: 'TCP', name: 'http' };

    expect(ownersOfItem(others, item, 9).others).toEqual([{ '.': {}, 'f:name': {} }]);
    expect(ownersOfItem(others, { ...item, protocol: 'UDP' }, 9).others).toEqual([]);
  });

  it('own an item by its value or its place', () => {
    expect(ownersOfItem(others, 'a', 0).others).toEqual([{}]);
    expect(ownersOfItem(others, 'b', 2).others).toEqual([{}]);
    expect(ownersOfItem(others, 'b', 0).others).toEqual([]);
  });
});
