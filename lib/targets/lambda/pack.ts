import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';

import type * as fflate from 'fflate';

import type { Problem } from '../../errors';
import { shown } from '../../model/shape';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_PACKED_BYTES = 50 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 250 * 1024 * 1024;

/** The same for every file, so that the same code gives the same bytes: 1980 is where zip begins. */
const MODIFIED = new Date(1980, 0, 1, 0, 0, 0);

/** The bytes of a function's archive, or what is wrong with its code. */
type Bytes = { readonly bytes: Uint8Array } | { readonly problem: Problem };

/** The zip archive at `code`, or one of the folder there. */
export function readPacked(code: string): Bytes {
  const there = statSync(code, { throwIfNoEntry: false });
  if (there === undefined) {
    return refused('missing', `must be a .zip file or a folder, got nothing at ${shown(code)}`);
  }
  if (!there.isDirectory() && !code.endsWith('.zip')) {
    return refused('missing', `must be a .zip file or a folder, got ${shown(code)}`);
  }
  const result = there.isDirectory() ? packFolder(code) : readZip(code);
  if ('problem' in result || result.bytes.length <= MAX_PACKED_BYTES) return result;
  const size = inMiB(result.bytes.length);
  return refused('too-large', `must be at most 50 MiB packed, got ${size} MiB`);
}

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

/**
 * Files below `folder`. A link to a folder could lead outside, or round in a circle: none is taken. Nor
 * is a link to nothing, which package managers leave behind.
 */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(path);
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? [path] : [];
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

function inMiB(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}
