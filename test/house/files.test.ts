import { describe, expect, it } from 'vitest';

import { readSources } from './source-files';

const sources = readSources('lib', 'bin', 'stacks', 'bench');

const BANNED: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['default exports', /^export default\b/m],
  ['star exports', /^export \*/m],
  ['enums', /^(export )?(const )?enum\b/m],
  ['any', /(:|<|\bas) any\b/],
];

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
}

describe('source files', () => {
  it.each(BANNED)('have no %s', (_, pattern) => {
    const found = sources.filter(({ text }) => pattern.test(withoutComments(text)));

    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('are at most 300 lines long', () => {
    const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > 300);

    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it('are not named after what they might hold', () => {
    const vague = sources.filter(({ path }) => /\b(utils?|helpers?|common)\b/.test(path));

    expect(vague.map(({ path }) => path)).toEqual([]);
  });
});
