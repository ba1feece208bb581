import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { runProgram } from '../support/run-program';
import { readGoModule, type GoModule } from './go-module';
import { MissingTool } from './missing-tool';
import { say, type PartSet, type Versions } from './part-set';

const ENVIRONMENT = { CGO_ENABLED: '0', GOWORK: 'off' };
const FLAGS = ['-mod=readonly', '-buildvcs=false', '-trimpath'];

/** A program of a Go module. */
export interface GoBinary {
  readonly package: string;
  /** The module that holds the package, and so its version. */
  readonly module: string;
  /** The string variable that tells the program its version, where the build has to set it. */
  readonly versionVariable?: string;
}

/** A folder of a module whose files are kept beside the binaries. */
export interface GoFolder {
  readonly module: string;
  readonly path: string;
}

export interface GoSetProps {
  readonly name: string;
  /** The folder with go.mod and go.sum. */
  readonly folder: string;
  readonly binaries: Readonly<Record<string, GoBinary>>;
  /** Copied into `files/`, each under its name. */
  readonly files?: Readonly<Record<string, GoFolder>>;
}

/** @throws {MissingTool} where Go is missing, or too old for the module. */
export async function goSet(props: GoSetProps): Promise<PartSet> {
  const module = readGoModule(props.folder);
  const recipe = JSON.stringify([props.binaries, props.files, FLAGS, ENVIRONMENT]);
  return {
    name: props.name,
    ingredients: [...module.pins, recipe, await goVersion(props.folder)],
    build: (folder) => buildAll({ props, module, folder }),
  };
}

/** In the module's folder, since its go.mod may ask Go for another toolchain. */
async function goVersion(folder: string): Promise<string> {
  try {
    return await runProgram('go', ['version'], { cwd: folder, env: ENVIRONMENT });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not on PATH' : `${error}`;
    throw new MissingTool(`parts are built with Go: ${reason}`);
  }
}

interface Building {
  readonly props: GoSetProps;
  readonly module: GoModule;
  readonly folder: string;
}

async function buildAll({ props, module, folder }: Building): Promise<Versions> {
  const versions: Record<string, string> = {};
  for (const [name, binary] of Object.entries(props.binaries)) {
    const version = module.versionOf(binary.module);
    say(`building ${name} ${version}`);
    const output = join(folder, 'bin', name);
    const flags = [...FLAGS, '-ldflags', linkerFlags(binary, version), '-o', output];
    await runProgram('go', ['build', ...flags, binary.package], {
      cwd: module.folder,
      env: ENVIRONMENT,
    });
    versions[name] = version;
  }
  for (const [name, source] of Object.entries(props.files ?? {})) {
    copyFiles(await findFolder(module, source), join(folder, 'files', name));
    versions[name] = module.versionOf(source.module);
  }
  return versions;
}

function linkerFlags({ versionVariable }: GoBinary, version: string): string {
  if (versionVariable === undefined) return '-s -w';
  const [, major, minor] = /^v(\d+)\.(\d+)/.exec(version) ?? [];
  const settings: [string, string | undefined][] = [[versionVariable, version]];
  if (versionVariable.endsWith('.gitVersion')) {
    // Kubernetes compares these two, and takes its unset ones for an error.
    settings.push([versionVariable.replace(/gitVersion$/, 'gitMajor'), major]);
    settings.push([versionVariable.replace(/gitVersion$/, 'gitMinor'), minor]);
  }
  return ['-s -w', ...settings.map(([name, value]) => `-X ${name}=${value}`)].join(' ');
}

async function findFolder({ folder }: GoModule, source: GoFolder): Promise<string> {
  const query = ['mod', 'download', '-json', source.module];
  const { Dir } = JSON.parse(await runProgram('go', query, { cwd: folder, env: ENVIRONMENT })) as {
    Dir: string;
  };
  return join(Dir, source.path);
}

/** Go's module cache is read-only, folders too; copies one by one are not. */
function copyFiles(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(to, name));
}
