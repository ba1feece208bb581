import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Fails unless both folders hold the same files with the same bytes. */
export function assertSameBytes(ours: string, other: string): void {
  const [ourFiles, otherFiles] = [filesIn(ours), filesIn(other)];
  if (ourFiles.join() !== otherFiles.join()) {
    throw new Error(`not the same files: ${ourFiles.join(', ')} but ${otherFiles.join(', ')}`);
  }
  for (const file of ourFiles) {
    const [ourText, otherText] = [ours, other].map((folder) =>
      readFileSync(join(folder, file), 'utf8'),
    );
    if (ourText !== otherText) {
      throw new Error(`${file} differs\n${firstDifference(ourText ?? '', otherText ?? '')}`);
    }
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}

function firstDifference(ours: string, other: string): string {
  const [ourLines, otherLines] = [ours.split('\n'), other.split('\n')];
  const line = ourLines.findIndex((text, index) => text !== otherLines[index]);
  return `line ${line + 1}: ${ourLines[line]} but ${otherLines[line]}`;
}
