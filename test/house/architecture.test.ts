import { describe, expect, it } from 'vitest';

import { foldersIn, readPage } from './source-files';

const IGNORED = [
  '.git',
  '.fleetwright',
  'cdktf.out',
  'coverage',
  'dist',
  'dist-bench',
  'node_modules',
];

describe('docs/architecture.md', () => {
  it('has one line for each folder, and for no other', () => {
    const named = [...readPage('docs/architecture.md').matchAll(/^\| `([^`]+)\/` \|/gm)].map(
      ([, folder]) => folder,
    );
    const there = [
      ...foldersIn('.').filter((folder) => !IGNORED.includes(folder)),
      ...foldersIn('lib').map((folder) => `lib/${folder}`),
      ...foldersIn('lib/targets').map((folder) => `lib/targets/${folder}`),
      ...foldersIn('lib/rehearsal').map((folder) => `lib/rehearsal/${folder}`),
    ];

    expect(named.sort()).toEqual(there.sort());
  });
});
