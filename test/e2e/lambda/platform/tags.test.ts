import { describe, expect, it } from 'vitest';

import { allTags, changeTags, ownTags } from './tags';

describe('tags', () => {
  const signal = new AbortController().signal;
  const providerConfig = { default_tags: [{ tags: { team: 'shop', stage: 'test' } }] };

  it('are the provider’s and the resource’s own, which wins', () => {
    const tags = allTags({ tags: { stage: 'live' } }, { providerConfig, signal });

    expect(tags).toEqual({ team: 'shop', stage: 'live' });
  });

  it('are the resource’s own when the provider did not add them', () => {
    const all = { team: 'shop', stage: 'test', other: 'by hand', owner: 'me' };
    const defaults = { team: 'shop', stage: 'live', owner: 'me' };

    expect(ownTags(all, { owner: 'me' }, defaults)).toEqual({
      stage: 'test',
      other: 'by hand',
      owner: 'me',
    });
  });

  it('are added, changed and dropped, and not touched when they are right', async () => {
    const calls: unknown[] = [];
    const tagging = {
      add: async (tags: object) => calls.push({ add: tags }),
      drop: async (keys: string[]) => calls.push({ drop: keys }),
    };

    await changeTags(
      { tags_all: { kept: '1', changed: '1', gone: '1' } },
      { tags_all: { kept: '1', changed: '2', added: '3' } },
      tagging,
    );
    await changeTags({ tags_all: { kept: '1' } }, { tags_all: { kept: '1' } }, tagging);

    expect(calls).toEqual([{ drop: ['gone'] }, { add: { changed: '2', added: '3' } }]);
  });
});
