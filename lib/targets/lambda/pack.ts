import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';

import type * as fflate from 'fflate';

import type { Problem } from '../../errors';
import { shown } from '../../model/shape';
import { findCodeFiles } from './code-files';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_PACKED_BYTES = 50 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 250 * 1024 * 1024;

/** The same for every file, so that the same code gives the same bytes: 1980 is where zip begins. */
const MODIFIED = new Date(1980, 0, 1, 0, 0, 0);

/** The bytes of a function's archive, or what is wrong with its code. */
type Bytes = { readonly bytes: Uint8Array } | { readonly problem: Problem };

/** The zip archive at `code`, or one of the folder there. */
export function readPacked(code: string): Bytes {
  try {
    return readAny(code);
  } catch (error) {
    // No file of that name can be, or nobody lets us read it.
    const reason = (error as NodeJS.ErrnoException).code;
    if (reason === undefined) throw error;
    return refused('unreadable', `must be readable, got ${reason} for ${shown(code)}`);
  }
}

function readAny(code: string): Bytes {
  const there = statSync(code, { throwIfNoEntry: false });
  if (there === undefined) {
    return refused('missing', `must be a .zip file or a folder, got nothing at ${shown(code)}`);
  }
  if (there.isDirectory()) return checkPacked(packFolder(code));
  if (!there.isFile() || !code.endsWith('.zip')) {
    return refused('missing', `must be a .zip file or a folder, got ${shown(code)}`);
  }
  return there.size > MAX_PACKED_BYTES ? tooLargePacked(there.size) : readZip(code);
}

function checkPacked(result: Bytes): Bytes {
  if ('problem' in result || result.bytes.length <= MAX_PACKED_BYTES) return result;
  return tooLargePacked(result.bytes.length);
}

function tooLargePacked(bytes: number): Bytes {
  return refused('too-large', `must be at most 50 MiB packed, got ${inMiB(bytes)} MiB`);
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
  const { files, links } = findCodeFiles(folder);
  if (links[0] !== undefined) return refusedLink(links[0]);
  const unpackedBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const about = { path: folder, files: files.length, unpackedBytes };
  // Before anything is read: the folder may be larger than the memory.
  const nothing = checked(new Uint8Array(), about);
  if ('problem' in nothing) return nothing;
  const { zipSync } = loadFflate();
  const entries: (readonly [string, fflate.ZippableFile])[] = files.map(
    ({ path, name, isProgram }) => {
      const attrs = (0o100000 | (isProgram ? 0o755 : 0o644)) << 16;
      return [name, [readFileSync(path), { mtime: MODIFIED, os: 3, attrs }]];
    },
  );
  return { bytes: zipSync(Object.fromEntries(entries), { level: 9 }) };
}

function refusedLink(name: string) {
  const message = `must hold no link to a folder, or to a file outside, got ${shown(name)}`;
  const hint = 'Put what it leads to in its place, or bundle the code into files of its own.';
  return { problem: { code: 'code/link', path: 'code', message, hint } };
}

/** Loaded late: a program without functions packs nothing. */
function loadFflate(): typeof fflate {
  return createRequire(__filename)('fflate') as typeof fflate;
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

function refused(
  what: 'missing' | 'unreadable' | 'not-a-zip' | 'empty' | 'too-large',
  message: string,
) {
  return { problem: { code: `code/${what}`, path: 'code', message } };
}

function inMiB(bytes: number): number {
  return Math.ceil(bytes / 1024 / 1024);
}
