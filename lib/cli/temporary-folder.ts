import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { Interrupted, Refused } from './exit';
import type { Interrupt, Io } from './io';

/**
 * Lends `use` a fresh folder, which is gone afterwards however `use` ends.
 *
 * It lies beside `neighbour`: on the same disk, so that results move by renaming, and equally deep, so
 * that relative paths which the program works out stay right after the move.
 */
export async function withTemporaryFolder<T>(
  io: Io,
  neighbour: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const stopped: { signal?: Interrupt } = {};
  const forget = io.onInterrupt((signal) => (stopped.signal ??= signal));
  const folder = makeBeside(neighbour);
  try {
    const result = await use(folder);
    if (stopped.signal !== undefined) throw new Interrupted(stopped.signal);
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    forget();
  }
}

function makeBeside(neighbour: string): string {
  try {
    makeFolder(dirname(neighbour));
    return mkdtempSync(join(realpathSync(dirname(neighbour)), `.${basename(neighbour)}-`));
  } catch (error) {
    throw refusalOf(error, dirname(neighbour));
  }
}

/** Node's own recursive `mkdir` never returns where the system answers ENOENT, as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** A failure to write, in words for the user. */
export function refusalOf(error: unknown, place: string): unknown {
  const { code = '' } = error as NodeJS.ErrnoException;
  const reason = WRITE_FAILURES[code];
  return reason === undefined ? error : new Refused(`cannot write to ${place}: ${reason}`);
}

const WRITE_FAILURES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a file is in the way',
  ENOENT: 'a part of the path does not exist',
  ENAMETOOLONG: 'the path is too long',
};
