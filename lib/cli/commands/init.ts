import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

import { Command, Option } from 'commander';

import { NotUnderstood, Refused } from '../exit';
import type { Io } from '../io';
import { withJson } from '../options';
import { ownVersion } from '../own-version';
import { starterFiles } from '../starter/files';

interface InitOptions {
  readonly target: 'kubernetes' | 'lambda';
  readonly name?: string;
  readonly package?: string;
  readonly json: boolean;
}

export function initCommand(io: Io): Command {
  return withJson(new Command('init'))
    .description('Write a starter project, in TypeScript, that installs and synthesizes.')
    .argument('[folder]', 'where to, an empty or a new folder', '.')
    .addOption(
      new Option('-t, --target <target>', 'where its services run')
        .choices(['kubernetes', 'lambda'])
        .default('kubernetes'),
    )
    .option('-n, --name <name>', 'its name (default: that of the folder)')
    .option('--package <spec>', 'what npm installs fleetwright from (default: this version)')
    .addHelpText('after', '\nExample:\n  fleetwright init my-shop --target lambda')
    .action((folder: string, options: InitOptions) => {
      const place = resolve(io.cwd, folder);
      const { target, name = basename(place), package: spec = `^${ownVersion()}` } = options;
      assertName(name);
      const fleetwright = spec.endsWith('.tgz') ? `file:${resolve(io.cwd, spec)}` : spec;
      const files = starterFiles({ name, target, fleetwright });
      writeAll(place, files);
      const shown = relative(io.cwd, place) || '.';
      io.out(
        options.json
          ? JSON.stringify({ folder: place, files: Object.keys(files) }, null, 2)
          : Object.keys(files).join('\n'),
      );
      io.err(`next: cd ${shown}, npm install, npx fleetwright check`);
    });
}

function assertName(name: string): void {
  if (/^[a-z]([-a-z0-9]{0,48}[a-z0-9])?$/.test(name)) return;
  throw new NotUnderstood(
    `the name must be at most 50 lower-case letters, digits and dashes, from a letter on, got ${JSON.stringify(name)}\n  Give one with --name.`,
  );
}

function writeAll(place: string, files: Readonly<Record<string, string>>): void {
  if (existsSync(place) && readdirSync(place).some((name) => name !== '.git')) {
    throw new Refused(`${place} is not empty: nothing was written`);
  }
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), text, { flag: 'wx' });
    }
  } catch (error) {
    throw new Refused(`cannot write the project: ${(error as Error).message}`);
  }
}
