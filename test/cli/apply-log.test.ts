import { describe, expect, it } from 'vitest';

import { startApplyLog } from '../../lib/cli/apply-log';
import type { ResourceAction } from '../../lib/terraform/ui-event';

const planned = (address: string, action: ResourceAction) =>
  ({ kind: 'planned', address, action }) as const;
const finished = (address: string, action: ResourceAction) =>
  ({ kind: 'finished', address, action }) as const;

describe('the log of an apply', () => {
  it('tells what came true from what did not', () => {
    const log = startApplyLog();

    log.note(planned('a.two', 'create'));
    log.note(planned('a.one', 'update'));
    log.note(planned('a.three', 'delete'));
    log.note(finished('a.two', 'create'));
    log.note(finished('a.three', 'delete'));

    expect(log.applied()).toEqual(['a.three', 'a.two']);
    expect(log.notApplied()).toEqual(['a.one']);
  });

  it('counts a replacement only once both halves are done', () => {
    const log = startApplyLog();
    log.note(planned('a.one', 'replace'));

    log.note(finished('a.one', 'delete'));
    const half = log.notApplied();
    log.note(finished('a.one', 'create'));

    expect([half, log.notApplied(), log.applied()]).toEqual([['a.one'], [], ['a.one']]);
  });

  it('leaves out what is only read or stays as it is', () => {
    const log = startApplyLog();

    log.note(planned('data.a.one', 'read'));
    log.note(planned('a.two', 'no-op'));
    log.note(finished('data.a.one', 'read'));

    expect([log.applied(), log.notApplied()]).toEqual([[], []]);
  });
});
