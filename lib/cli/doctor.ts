import { accessSync, constants, existsSync, readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { findOnPath, findTerraform, NoTerraform } from '../terraform/binary';
import { isAtLeast } from '../terraform/version';
import type { Io } from './io';
import { packageRoot } from './package-root';

/** One thing that was looked for. Only what is `wrong` keeps everything from working. */
export interface Finding {
  readonly name: string;
  readonly status: 'ok' | 'absent' | 'wrong';
  /** The version or place that was found, or what was not. */
  readonly found: string;
  /** What will not work, and what to do. */
  readonly consequence?: string;
}

const OLDEST_NODE = '20.19.0';

/** Looks at everything that the toolkit uses. Says whether there are credentials, never which. */
export async function examineMachine(io: Io): Promise<readonly Finding[]> {
  return [
    nodeVersion(),
    ownBuild(),
    ...packages(io),
    sharedCdktf(io),
    await terraform(io),
    program(io, 'kubectl', 'only you would miss it: Terraform talks to the cluster by itself'),
    cluster(io),
    account(io),
    project(io),
    writable(io),
  ];
}

function nodeVersion(): Finding {
  const found = process.versions.node;
  if (isAtLeast(found, OLDEST_NODE)) return { name: 'node', status: 'ok', found };
  const consequence = `Nothing is sure to work: install Node ${OLDEST_NODE} or newer.`;
  return { name: 'node', status: 'wrong', found, consequence };
}

function ownBuild(): Finding {
  const { name, version } = readPackage(packageRoot());
  if (existsSync(join(packageRoot(), 'dist', 'lib', 'index.js'))) {
    return { name, status: 'ok', found: version };
  }
  const consequence = `Programs cannot import it: run npm run build in ${packageRoot()} (npm --ignore-scripts skips it).`;
  return { name, status: 'wrong', found: `${version}, not built`, consequence };
}

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

function packages(io: Io): Finding[] {
  const { peerDependencies = {} } = readPackage(packageRoot());
  return Object.entries(peerDependencies).map(([name, range]) => {
    const folder = folderOf(name, io.cwd) ?? folderOf(name, packageRoot());
    if (folder === undefined) {
      const consequence = `Programs cannot start: npm install ${name}`;
      return { name, status: 'wrong', found: 'not installed', consequence };
    }
    // An alias, such as cdktn under cdktf's name, has versions of its own.
    const { name: real, version } = readPackage(folder);
    if (real !== name) return { name, status: 'ok', found: `${real} ${version}` };
    const isFit = fits(version, range);
    return {
      name,
      status: isFit ? 'ok' : 'wrong',
      found: version,
      ...(!isFit && { consequence: `It must fit ${range}: npm install ${name}@${range}` }),
    };
  });
}

/** Whether a version is in a caret range, the only kind that our package.json uses. */
function fits(version: string, range: string): boolean {
  const lowest = range.replace(/^\^/, '');
  const fixed = lowest.startsWith('0.') ? 2 : 1;
  const start = (text: string): string => text.split('.').slice(0, fixed).join('.');
  return start(version) === start(lowest) && isAtLeast(version, lowest);
}

function sharedCdktf({ cwd }: Io): Finding {
  const name = 'one copy of cdktf';
  const [theirs, ours] = [folderOf('cdktf', cwd), folderOf('cdktf', packageRoot())];
  if (theirs === undefined || ours === undefined || realpathSync(theirs) === realpathSync(ours)) {
    return { name, status: 'ok', found: theirs ?? ours ?? 'none' };
  }
  const consequence = 'Stacks would not be recognized: run npm dedupe, or install one version.';
  return { name, status: 'wrong', found: `${theirs} and ${ours}`, consequence };
}

function folderOf(name: string, from: string): string | undefined {
  const searched = createRequire(join(from, 'main.js')).resolve.paths(name) ?? [];
  return searched.map((folder) => join(folder, name)).find((folder) => existsSync(folder));
}

function readPackage(folder: string): PackageJson {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
}

async function terraform({ env, cwd }: Io): Promise<Finding> {
  const { FLEETWRIGHT_TERRAFORM: named = '' } = env;
  const name = 'terraform or tofu';
  try {
    const found = await findTerraform({ env, cwd, ...(named !== '' && { named }) });
    return { name, status: 'ok', found: `${found.product} ${found.version}, ${found.command}` };
  } catch (error) {
    if (!(error instanceof NoTerraform)) throw error;
    const consequence = 'plan, deploy, destroy and most of rehearse will not work.';
    const status = error.isAbsent ? 'absent' : 'wrong';
    return { name, status, found: error.message, consequence };
  }
}

function program({ env, cwd }: Io, name: string, consequence: string): Finding {
  const found = findOnPath(name, { env, cwd });
  if (found !== undefined) return { name, status: 'ok', found };
  return { name, status: 'absent', found: 'not on the PATH', consequence };
}

function cluster({ env }: Io): Finding {
  const name = 'access to a cluster';
  const set = ['KUBE_CONFIG_PATH', 'KUBE_CONFIG_PATHS', 'KUBE_HOST'].filter((key) => env[key]);
  if (set.length > 0) return { name, status: 'ok', found: `${set.join(', ')} is set` };
  const consequence =
    'Deploying to Kubernetes needs kubernetes({ configPath }) or KUBE_CONFIG_PATH.';
  return { name, status: 'absent', found: 'no KUBE_… variable is set', consequence };
}

function account({ env }: Io): Finding {
  const name = 'access to AWS';
  const keys = ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_ROLE_ARN', 'AWS_WEB_IDENTITY_TOKEN_FILE'];
  const set = keys.filter((key) => env[key]);
  if (set.length > 0) return { name, status: 'ok', found: `${set.join(', ')} is set` };
  const file = join(env['HOME'] ?? '', '.aws', 'credentials');
  if (existsSync(file)) return { name, status: 'ok', found: file };
  const consequence = 'Deploying to Lambda needs credentials, such as AWS_PROFILE.';
  return { name, status: 'absent', found: 'no credentials', consequence };
}

function project({ cwd }: Io): Finding {
  const name = 'a project here';
  const file = join(cwd, 'cdktf.json');
  if (existsSync(file)) return { name, status: 'ok', found: file };
  const consequence = 'Go to the folder of your project, or start one with fleetwright init.';
  return { name, status: 'absent', found: `no cdktf.json in ${dirname(file)}`, consequence };
}

function writable({ cwd }: Io): Finding {
  const name = 'a folder to write to';
  try {
    accessSync(cwd, constants.W_OK);
    return { name, status: 'ok', found: cwd };
  } catch {
    const consequence = 'synth, deploy and rehearse cannot write here: name one with --output.';
    return { name, status: 'absent', found: `${cwd} cannot be written to`, consequence };
  }
}
