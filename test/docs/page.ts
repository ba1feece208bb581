import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The text of a page in `docs`, once `UPDATE_DOCS=1` has written `generated` to it. */
export function readPage(name: string, generated?: string): string {
  const file = resolve(__dirname, '../../docs', name);
  if (process.env.UPDATE_DOCS === '1' && generated !== undefined) writeFileSync(file, generated);
  return readFileSync(file, 'utf8');
}
