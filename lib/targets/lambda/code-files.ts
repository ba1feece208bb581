import { readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One file of a function's code. */
export interface CodeFile {
  /** Where it lies. */
  readonly path: string;
  /** What the archive calls it. */
  readonly name: string;
  readonly bytes: number;
  readonly isProgram: boolean;
}

interface CodeFiles {
  /** In the order of their names. */
  readonly files: readonly CodeFile[];
  /** Names of links that no archive can take along. */
  readonly links: readonly string[];
}

/**
 * What lies below `folder`. A link to a file beside it stands for that file. A link to a folder may
 * lead round in a circle, and a copy of it would not find what lies beside the original; a link to a
 * file elsewhere would upload what is no part of the code. A link to nothing, which package managers
 * leave behind, is left out.
 */
export function findCodeFiles(folder: string): CodeFiles {
  const root = realpathSync(folder);
  const files: CodeFile[] = [];
  const links: string[] = [];
  for (const { path, isLink, stats } of entriesBelow(root)) {
    const name = relative(root, path).split(sep).join('/');
    if (isLink && (stats.isDirectory() || !isInside(root, path))) links.push(name);
    else if (stats.isFile()) {
      files.push({ path, name, bytes: stats.size, isProgram: (stats.mode & 0o111) !== 0 });
    }
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { files, links: links.sort() };
}

interface Entry {
  readonly path: string;
  readonly isLink: boolean;
  /** Of what a link leads to. */
  readonly stats: Stats;
}

function* entriesBelow(folder: string): Iterable<Entry> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (entry.isDirectory()) yield* entriesBelow(path);
    else if (stats !== undefined) yield { path, isLink: entry.isSymbolicLink(), stats };
  }
}

function isInside(root: string, path: string): boolean {
  return realpathSync(path).startsWith(root + sep);
}
