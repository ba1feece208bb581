import { describe, expect, it } from 'vitest';

import { parseUiEvent } from '../../lib/terraform/ui-event';

const resource = { addr: 'terraform_data.one' };

describe('parseUiEvent', () => {
  it.each([
    [
      { type: 'planned_change', change: { resource, action: 'create' } },
      { kind: 'planned', address: 'terraform_data.one', action: 'create' },
    ],
    [
      { type: 'planned_change', change: { resource, action: 'noop' } },
      { kind: 'planned', address: 'terraform_data.one', action: 'no-op' },
    ],
    [
      { type: 'apply_start', hook: { resource, action: 'update' } },
      { kind: 'started', address: 'terraform_data.one', action: 'update' },
    ],
    [
      { type: 'apply_complete', hook: { resource, action: 'delete' } },
      { kind: 'finished', address: 'terraform_data.one', action: 'delete' },
    ],
    [
      { type: 'apply_errored', hook: { resource, action: 'create' } },
      { kind: 'failed', address: 'terraform_data.one', action: 'create' },
    ],
    [
      { type: 'apply_progress', hook: { resource, action: 'create', elapsed_seconds: 10 } },
      { kind: 'waiting', address: 'terraform_data.one', seconds: 10 },
    ],
    [
      { type: 'change_summary', changes: { add: 1, change: 2, import: 0, remove: 3 } },
      { kind: 'summary', changes: { add: 1, change: 2, remove: 3 } },
    ],
    [
      { type: 'diagnostic', diagnostic: { severity: 'error', summary: 'No' } },
      { kind: 'diagnostic', diagnostic: { severity: 'error', summary: 'No' } },
    ],
  ])('reads %j', (line, event) => {
    expect(parseUiEvent(JSON.stringify(line))).toEqual(event);
  });

  it.each([
    'Successfully configured the backend "local"!',
    '{"half": ',
    '',
    '{"type":"version","terraform":"1.11.4"}',
    '{"type":"constructor","hook":{"resource":{"addr":"a.b"}}}',
    '{"type":"diagnostic","diagnostic":null}',
  ])('has nothing to show for %j', (line) => {
    expect(parseUiEvent(line)).toBeUndefined();
  });
});
