import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of our own package.json: two levels up from the sources, three from `dist`. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error(`unreachable: no package.json above ${__dirname}`);
    folder = above;
  }
  return folder;
}
