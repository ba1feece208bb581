import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { isAlive, takeBuildLock } from './build-lock';

/** Written last, so that only a finished folder has it: what is in there, by name, with its version. */
const CONTENTS = 'contents.json';
const UNUSED_MS = 30 * 24 * 3_600_000;

/** Parts that are built together, from one file that pins them. */
export interface PartSet {
  /** Names the set's folders; letters and dashes. */
  readonly name: string;
  /** All that decides what comes out: pins, flags, the compiler's version. */
  readonly ingredients: readonly string[];
  /** Builds everything into `folder`, which will be known as `home` once it is finished. */
  build(folder: string, home: string): Promise<Versions>;
}

export type Versions = Readonly<Record<string, string>>;

export interface BuiltSet {
  readonly folder: string;
  readonly versions: Versions;
}

/** The set from the cache, built first where it is not there yet. */
export async function findOrBuild(set: PartSet, cache: string): Promise<BuiltSet> {
  const home = join(cache, `${set.name}-${keyOf(set.ingredients)}`);
  const found = readBuilt(home);
  if (found) return found;

  mkdirSync(cache, { recursive: true });
  const lock = await takeBuildLock(`${home}.lock`, () =>
    say(`waiting for another run, which is building ${set.name}`),
  );
  try {
    return readBuilt(home) ?? (await buildInto(home, set));
  } finally {
    lock.release();
    sweep(cache, set.name);
  }
}

/** Tells a person what takes so long; the result goes elsewhere. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** The folder's name after its set's: changes with any of its ingredients. */
export function keyOf(ingredients: readonly string[]): string {
  const hash = createHash('sha256');
  // With its length before it, no ingredient can pass for the end of another.
  for (const text of ingredients) hash.update(`${text.length}:${text}`);
  return hash.digest('hex').slice(0, 16);
}

function readBuilt(home: string): BuiltSet | undefined {
  if (!isFinished(home)) return undefined;
  const contents = join(home, CONTENTS);
  // The sweep goes by this time.
  utimesSync(contents, new Date(), new Date());
  return { folder: home, versions: JSON.parse(readFileSync(contents, 'utf8')) as Versions };
}

async function buildInto(home: string, set: PartSet): Promise<BuiltSet> {
  const folder = mkdtempSync(`${home}.building-${process.pid}-`);
  try {
    const versions = await set.build(folder, home);
    writeFileSync(join(folder, CONTENTS), JSON.stringify(versions, null, 2));
    moveTo(home, folder);
    return { folder: home, versions };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function moveTo(home: string, folder: string): void {
  // Without its list of contents it is what a sweep that was killed has left.
  if (!isFinished(home)) rmSync(home, { recursive: true, force: true });
  try {
    renameSync(folder, home);
  } catch (error) {
    // Another run was there first: its folder has the same ingredients.
    if (!isFinished(home)) throw error;
  }
}

function isFinished(home: string): boolean {
  return existsSync(join(home, CONTENTS));
}

/** Removes what dead runs left half-built, and what no run has asked for in a month. */
function sweep(cache: string, name: string): void {
  for (const entry of readdirSync(cache)) {
    if (!entry.startsWith(`${name}-`)) continue;
    const path = join(cache, entry);
    const [, builder] = /\.building-(\d+)-/.exec(entry) ?? [];
    const isOver = builder ? !isAlive(Number(builder)) : isUnused(path);
    if (isOver) remove(path);
  }
}

function isUnused(home: string): boolean {
  if (!isFinished(home)) return false;
  return Date.now() - statSync(join(home, CONTENTS)).mtimeMs > UNUSED_MS;
}

/** The list of contents first: a folder that has it is used. */
function remove(folder: string): void {
  rmSync(join(folder, CONTENTS), { force: true });
  rmSync(folder, { recursive: true, force: true });
}
