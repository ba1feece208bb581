import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Problem } from '../../errors';
import {
  idOf,
  subjectOf,
  type PlacedService,
  type SystemModel,
  type SystemProblem,
} from '../../model/system';
import { readPacked } from './pack';

/** The code of one function, packed. */
export interface CodeArchive {
  /** The stack that its function is in. */
  readonly stack: string;
  /** Where it lies, seen from the stack's folder. */
  readonly path: string;
  /** What AWS compares to tell whether the code changed: SHA-256 in base64. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

const FOLDER = 'assets';

interface Archives {
  /** By `<stack>/<service>`. */
  readonly archives: ReadonlyMap<string, CodeArchive>;
  readonly problems: readonly SystemProblem[];
}

/** Packs the code of every function. A folder that several functions share is packed once. */
export function readArchives(system: SystemModel): Archives {
  const packed = new Map<string, Packed>();
  const archives = new Map<string, CodeArchive>();
  const problems: SystemProblem[] = [];
  for (const placed of system.services) {
    const { code, target, stack } = placed.model;
    if (code === undefined || target.kind !== 'lambda') continue;
    const result = packed.get(code) ?? readCode(code);
    packed.set(code, result);
    if ('problem' in result) problems.push(asSystemProblem(placed, result.problem));
    else archives.set(idOf(placed.model), { stack, ...result });
  }
  return { archives, problems };
}

/** Writes the code of one stack's functions below `folder`, and removes what is no longer used. */
export function writeArchives(
  archives: ReadonlyMap<string, CodeArchive>,
  { folder, stack }: { readonly folder: string; readonly stack: string },
): void {
  const wanted = [...archives.values()].filter((archive) => archive.stack === stack);
  const names = new Set(wanted.map(({ path }) => path.slice(FOLDER.length + 1)));
  const assets = join(folder, FOLDER);
  if (existsSync(assets)) {
    for (const name of readdirSync(assets)) {
      if (/^[0-9a-f]{16}\.zip$/.test(name) && !names.has(name)) rmSync(join(assets, name));
    }
  }
  if (wanted.length > 0) mkdirSync(assets, { recursive: true });
  for (const { path, bytes } of wanted) {
    const file = join(folder, path);
    // Named after its content: one that is there already is the same, unless its writing was cut off.
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.size !== bytes.length) writeFileSync(file, bytes);
  }
}

type Packed = Omit<CodeArchive, 'stack'> | { readonly problem: Problem };

function readCode(code: string): Packed {
  const result = readPacked(code);
  if ('problem' in result) return result;
  const hash = createHash('sha256').update(result.bytes).digest();
  const path = `${FOLDER}/${hash.toString('hex').slice(0, 16)}.zip`;
  return { path, sha256: hash.toString('base64'), bytes: result.bytes };
}

function asSystemProblem({ model, place }: PlacedService, problem: Problem): SystemProblem {
  return { ...problem, stack: model.stack, service: model.name, subject: subjectOf(model), place };
}
