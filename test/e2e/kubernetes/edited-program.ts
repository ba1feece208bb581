import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import type { Program } from '../../stacks/synthesized';

/** What to look for in a program's text, and what to put in its place. */
export type Edit = readonly [before: string, after: string];

const STACKS = resolve(__dirname, '../../../stacks');

/** One of the examples, with its text edited as a user would to change what runs. */
export async function editedProgram(
  file: string,
  name: string,
  edits: readonly Edit[],
): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  try {
    const path = join(folder, file);
    writeFileSync(path, edits.reduce(edit, readFileSync(join(STACKS, file), 'utf8')));
    const module = (await import(path)) as Readonly<Record<string, Program['build']>>;
    const build = module[name];
    if (build === undefined) throw new Error(`${file} exports no ${name}`);
    return { build };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function edit(text: string, [before, after]: Edit): string {
  if (!text.includes(before)) throw new Error(`the program has no ${before}`);
  return text.replaceAll(before, after);
}
