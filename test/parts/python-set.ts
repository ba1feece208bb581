import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runProgram } from '../support/run-program';
import { MissingTool } from './missing-tool';
import { say, type PartSet, type Versions } from './part-set';

const INSTALL = ['-m', 'pip', 'install', '--no-deps', '--disable-pip-version-check', '--no-input'];

export interface PythonSetProps {
  readonly name: string;
  /** The folder with a requirements.txt that pins every package, also those that the named ones need. */
  readonly folder: string;
  /** The packages that are the parts. */
  readonly packages: readonly string[];
}

/** @throws {MissingTool} where Python or its `venv` is missing. */
export async function pythonSet(props: PythonSetProps): Promise<PartSet> {
  const requirements = readFileSync(join(props.folder, 'requirements.txt'), 'utf8');
  return {
    name: props.name,
    ingredients: [requirements, INSTALL.join(' '), await pythonVersion(props.folder)],
    build: async (folder, home) => {
      const versions = pick(requirements, props.packages);
      const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
      say(`installing ${names.join(', ')}`);
      await install(join(props.folder, 'requirements.txt'), folder);
      moveScripts(join(folder, 'bin'), home);
      return versions;
    },
  };
}

async function pythonVersion(folder: string): Promise<string> {
  const question =
    'import ensurepip, sys, sysconfig, venv; print(sys.version, sysconfig.get_platform())';
  try {
    return await runProgram('python3', ['-c', question], { cwd: folder });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'not on PATH' : `${error}`;
    throw new MissingTool(`parts are installed with Python: ${reason}`);
  }
}

async function install(requirements: string, folder: string): Promise<void> {
  await runProgram('python3', ['-m', 'venv', folder], { cwd: folder });
  const python = join(folder, 'bin', 'python');
  await runProgram(python, [...INSTALL, '--quiet', '-r', requirements], { cwd: folder });
}

/** Lets the scripts, which begin with the path of their Python, run where the folder will be. */
function moveScripts(bin: string, home: string): void {
  for (const name of readdirSync(bin)) {
    const path = join(bin, name);
    if (!statSync(path).isFile()) continue;
    const text = readFileSync(path, 'latin1');
    // Not in the first line, but in the second, where the path is long or has a space in it.
    if (!text.startsWith('#!') || !text.includes(bin)) continue;
    writeFileSync(path, text.replaceAll(bin, join(home, 'bin')), 'latin1');
  }
}

function pick(requirements: string, packages: readonly string[]): Versions {
  const pins = requirements.split('\n').map((line) => line.trim().split('=='));
  return Object.fromEntries(
    packages.map((name) => {
      const version = pins.find(([pinned]) => pinned === name)?.[1];
      if (version === undefined) throw new Error(`requirements.txt does not pin ${name}`);
      return [name, version];
    }),
  );
}
