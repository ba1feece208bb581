import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';

import type * as fflate from 'fflate';

import type { Problem } from '../../errors';
import { shown } from '../../model/shape';
import {
  idOf,
  subjectOf,
  type PlacedService,
  type SystemModel,
  type SystemProblem,
} from '../../model/system';

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

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_PACKED_BYTES = 50 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 250 * 1024 * 1024;

/** The same for every file, so that the same code gives the same bytes: 1980 is where zip begins. */
const MODIFIED = new Date(1980, 0, 1, 0, 0, 0);

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
    // Named after its content: one that is there already is the same.
    if (!existsSync(join(folder, path))) writeFileSync(join(folder, path), bytes);
  }
}

type Packed = Omit<CodeArchive, 'stack'> | { readonly problem: Problem };

function readCode(code: string): Packed {
  if (!existsSync(code))
    return refused('missing', `must be a .zip file or a folder, got nothing at ${shown(code)}`);
  const isFolder = statSync(code).isDirectory();
  if (!isFolder && !code.endsWith('.zip')) {
    return refused('missing', `must be a .zip file or a folder, got ${shown(code)}`);
  }
  const result = isFolder ? packFolder(code) : readZip(code);
  if ('problem' in result) return result;
  const { bytes } = result;
  if (bytes.length > MAX_PACKED_BYTES) {
    return refused('too-large', `must be at most 50 MiB packed, got ${inMiB(bytes.length)} MiB`);
  }
  const hash = createHash('sha256').update(bytes).digest();
  const path = `${FOLDER}/${hash.toString('hex').slice(0, 16)}.zip`;
  return { path, sha256: hash.toString('base64'), bytes };
}

type Bytes = { readonly bytes: Uint8Array } | { readonly problem: Problem };

function readZip(path: string): Bytes {
  const { unzipSync } = loadFflate();
  const bytes = readFileSync(path);
  let unpackedBytes = 0;
  let files = 0;
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpackedBytes += originalSize;
        files += 1;
        return false;
      },
    });
  } catch {
    return refused('not-a-zip', `must be a zip archive, got other content in ${shown(path)}`);
  }
  return checked(bytes, { path, files, unpackedBytes });
}

function packFolder(folder: string): Bytes {
  const { zipSync } = loadFflate();
  const entries: fflate.Zippable = {};
  let unpackedBytes = 0;
  const paths = filesIn(folder).sort();
  for (const path of paths) {
    const content = readFileSync(path);
    unpackedBytes += content.length;
    const isProgram = (statSync(path).mode & 0o111) !== 0;
    const attrs = (0o100000 | (isProgram ? 0o755 : 0o644)) << 16;
    entries[relative(folder, path).split(sep).join('/')] = [
      content,
      { mtime: MODIFIED, os: 3, attrs },
    ];
  }
  const about = { path: folder, files: paths.length, unpackedBytes };
  if (unpackedBytes > MAX_UNPACKED_BYTES) return checked(new Uint8Array(), about);
  return checked(zipSync(entries, { level: 9 }), about);
}

/** Loaded late: a program without functions packs nothing. */
function loadFflate(): typeof fflate {
  return createRequire(__filename)('fflate') as typeof fflate;
}

/** Files below `folder`. A link to a folder could lead outside, or round in a circle: none is taken. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return statSync(path).isFile() ? [path] : [];
  });
}

interface Content {
  readonly path: string;
  readonly files: number;
  readonly unpackedBytes: number;
}

function checked(bytes: Uint8Array, { path, files, unpackedBytes }: Content): Bytes {
  if (files === 0)
    return refused('empty', `must hold at least one file, got none in ${shown(path)}`);
  if (unpackedBytes > MAX_UNPACKED_BYTES) {
    return refused(
      'too-large',
      `must be at most 250 MiB unpacked, got ${inMiB(unpackedBytes)} MiB`,
    );
  }
  return { bytes };
}

function refused(what: 'missing' | 'not-a-zip' | 'empty' | 'too-large', message: string) {
  return { problem: { code: `code/${what}`, path: 'code', message } };
}

function asSystemProblem({ model, place }: PlacedService, problem: Problem): SystemProblem {
  return { ...problem, stack: model.stack, service: model.name, subject: subjectOf(model), place };
}

function inMiB(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}
