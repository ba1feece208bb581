import { describe, expect, it } from 'vitest';

import type { FieldSet, ManagedFields } from './ownership';
import { takenOver } from './take-over';

const us = { fieldManager: 'Terraform', apiVersion: 'apps/v1' };

function entry(fieldsV1: FieldSet, other: Partial<ManagedFields> = {}): ManagedFields {
  return {
    manager: 'kubectl-edit',
    operation: 'Update',
    apiVersion: 'apps/v1',
    fieldsType: 'FieldsV1',
    fieldsV1,
    ...other,
  };
}

const ours = (fieldsV1: FieldSet) => entry(fieldsV1, { manager: 'Terraform', operation: 'Apply' });

describe('takenOver', () => {
  it('adds to our fields what others wrote into the spec, the labels and the annotations', () => {
    const theirs = entry({
      'f:metadata': { 'f:labels': { '.': {}, 'f:extra': {} } },
      'f:spec': { 'f:replicas': {} },
    });

    expect(takenOver([ours({ 'f:spec': { 'f:paused': {} } }), theirs], us)).toEqual([
      ours({
        'f:spec': { 'f:paused': {}, 'f:replicas': {} },
        'f:metadata': { 'f:labels': { 'f:extra': {} } },
      }),
      entry({ 'f:metadata': { 'f:labels': { '.': {} } } }),
    ]);
  });

  it.each<[string, ManagedFields]>([
    ['status', entry({ 'f:status': { 'f:replicas': {} } })],
    ['a subresource', entry({ 'f:spec': { 'f:replicas': {} } }, { subresource: 'scale' })],
    ['another version of the API', entry({ 'f:spec': {} }, { apiVersion: 'apps/v1beta1' })],
    ['a finalizer', entry({ 'f:metadata': { 'f:finalizers': { 'v:"x"': {} } } })],
    [
      'a label of Kubernetes’ own',
      entry({ 'f:metadata': { 'f:labels': { 'f:kubernetes.io/metadata.name': {} } } }),
    ],
  ])('leaves %s to its owner', (_, theirs) => {
    const entries = [ours({ 'f:spec': {} }), theirs];

    expect(takenOver(entries, us)).toBe(entries);
  });

  it('starts an entry of ours for an object that others made', () => {
    expect(takenOver([entry({ 'f:spec': { 'f:paused': {} } })], us)).toEqual([
      ours({ 'f:spec': { 'f:paused': {} } }),
    ]);
  });

  it('keeps a field that we own as a whole when others own a part of it', () => {
    const theirs = entry({ 'f:spec': { 'f:emptyDir': { 'f:sizeLimit': {} } } });

    expect(takenOver([ours({ 'f:spec': { 'f:emptyDir': {} } }), theirs], us)).toEqual([
      ours({ 'f:spec': { 'f:emptyDir': { '.': {}, 'f:sizeLimit': {} } } }),
    ]);
  });
});
