import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { PROGRAMS } from './programs';
import { synthesize } from './synthesized';

describe.each(PROGRAMS)('%s', (name, program) => {
  it('is synthesized as reviewed', () => {
    const file = resolve(__dirname, `../golden/${name}.json`);
    const found = pretty(synthesize(program).text);
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, found);

    expect(found).toBe(readFileSync(file, 'utf8'));
  });

  it('is the same bytes when it is synthesized again', () => {
    expect(synthesize(program).text).toBe(synthesize(program).text);
  });
});

/**
 * JSON indented by two, its keys in the order of their names. cdktf puts the state file beside us, and
 * its own version into the metadata.
 */
function pretty(text: string): string {
  const placeless = text
    .replaceAll(process.cwd(), '<where the program is started>')
    .replace(/("stackName": "[^"]*",\s*"version": )"[^"]*"/, '$1"<of cdktf>"');
  return `${JSON.stringify(sorted(JSON.parse(placeless)), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([key, member]) => [key, sorted(member)]));
}
