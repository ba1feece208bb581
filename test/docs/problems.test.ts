import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

const ROOT = resolve(__dirname, '../..');

/** Texts of quotes that look like codes and are none. */
const NO_CODES = /^(application|apps|bin|cdktf|node|batch|policy)\//;

function textOf(folder: string): string {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'))
    .join('\n');
}

/** Every code that the toolkit can give: written out, or made of a group and one of a few words. */
function codesInUse(): string[] {
  const text = ['model', 'checks', 'system', 'targets']
    .map((name) => textOf(`lib/${name}`))
    .join('\n');
  const constructs = ['stack', 'microservice'].map((name) =>
    readFileSync(join(ROOT, `lib/${name}.ts`), 'utf8'),
  );
  const written = [...[text, ...constructs].join('\n').matchAll(/'([a-z]+\/[a-z-]+)'/g)];
  const made = ['missing', 'unreadable', 'link', 'not-a-zip', 'empty', 'too-large'].map(
    (what) => `code/${what}`,
  );
  const codes = [
    ...written.map(([, code = '']) => code),
    ...made,
    'lambda/handler',
    'lambda/runtime',
  ];
  return [...new Set(codes)].filter((code) => !NO_CODES.test(code)).sort();
}

describe('docs/problems.md', () => {
  const page = readFileSync(join(ROOT, 'docs/problems.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([a-z]+\/[a-z-]+)` \| (.+) \| (.+) \|$/gm)];

  it('has an entry for every code, and for no other', () => {
    expect(rows.map(([, code]) => code)).toEqual(codesInUse());
  });

  it('says of each what causes it and what to do', () => {
    const empty = rows.filter(
      ([, , cause = '', remedy = '']) => cause.length < 15 || remedy.length < 5,
    );

    expect(empty).toEqual([]);
  });

  it('describes no code that no test provokes', () => {
    const tests = textOf('test').replaceAll(readFileSync(__filename, 'utf8'), '');

    expect(rows.map(([, code = '']) => code).filter((code) => !tests.includes(code))).toEqual([]);
  });
});
