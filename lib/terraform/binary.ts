import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join, resolve } from 'node:path';

import { isAtLeast, OLDEST_VERSION } from './version';

/** A Terraform that can be run. */
export interface Terraform {
  readonly command: string;
  readonly product: 'Terraform' | 'OpenTofu';
  readonly version: string;
}

export interface TerraformSearch {
  /** A name or path that the user insists on. */
  readonly named?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
}

/** Why there is no Terraform to run. */
export class NoTerraform extends Error {
  override readonly name = 'NoTerraform';

  constructor(
    message: string,
    /** Whether none was found at all, rather than one that cannot be used. */
    readonly isAbsent: boolean,
  ) {
    super(message);
  }
}

/**
 * The named binary, else `terraform`, else `tofu`.
 *
 * @throws {NoTerraform} when there is none, or it is too old, or it does not answer.
 */
export async function findTerraform(search: TerraformSearch): Promise<Terraform> {
  const { named } = search;
  const names = named === undefined ? ['terraform', 'tofu'] : [named];
  for (const name of names) {
    const command = findOnPath(name, search);
    if (command !== undefined) return readVersion(command, search.env);
  }
  if (named !== undefined) throw new NoTerraform(`there is no program "${named}"`, false);
  throw new NoTerraform('neither terraform nor tofu was found on the PATH', true);
}

/** Where `name` lies, as a shell would find it. */
export function findOnPath(name: string, { env, cwd }: TerraformSearch): string | undefined {
  if (name.includes('/') || isAbsolute(name)) {
    const path = resolve(cwd, name);
    return isProgram(path) ? path : undefined;
  }
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) =>
    endings.map((ending) => join(folder, name + ending)),
  );
  return candidates.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

async function readVersion(command: string, env: TerraformSearch['env']): Promise<Terraform> {
  const text = await answerOf(command, env);
  const [, product, version] = /^(Terraform|OpenTofu) v(\S+)/m.exec(text) ?? [];
  if (version === undefined || (product !== 'Terraform' && product !== 'OpenTofu')) {
    throw new NoTerraform(
      `${command} is neither Terraform nor OpenTofu: it says ${JSON.stringify(text.slice(0, 200))}`,
      false,
    );
  }
  if (!isAtLeast(version, OLDEST_VERSION)) {
    throw new NoTerraform(
      `${product} must be ${OLDEST_VERSION} or newer, got ${version} (${command})`,
      false,
    );
  }
  return { command, product, version };
}

function answerOf(command: string, env: TerraformSearch['env']): Promise<string> {
  return new Promise((give, reject) => {
    const options = { env: { ...env, CHECKPOINT_DISABLE: '1' }, timeout: 30_000 };
    execFile(command, ['version'], options, (error, stdout, stderr) => {
      if (error === null) give(stdout);
      else
        reject(
          new NoTerraform(`${command} does not run: ${(stderr || error.message).trim()}`, false),
        );
    });
  });
}
