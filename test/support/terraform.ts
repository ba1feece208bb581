import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What Terraform is attached to, if to anything. */
export interface Attached {
  readonly environment: Readonly<Record<string, string>>;
}

const QUIET = { CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1' };

/** Whether the tests can run Terraform. Those that need it are skipped, visibly, without it. */
export const hasTerraform = canRun('terraform');

function canRun(command: string): boolean {
  try {
    execFileSync(command, ['version'], { stdio: 'ignore', env: { ...process.env, ...QUIET } });
    return true;
  } catch {
    return false;
  }
}

export interface TerraformRun {
  readonly code: number | null;
  /** Standard output and error, in the order in which they came. */
  readonly text: string;
}

/** A folder with one Terraform configuration, attached to stand-ins. */
export interface Workspace {
  readonly folder: string;
  write(configuration: object): void;
  run(...args: string[]): Promise<TerraformRun>;
  /** Starts Terraform; `ended` tells how it went. */
  start(...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<TerraformRun> };
  /** Plans and applies. */
  apply(): Promise<TerraformRun>;
  /** Plans, and gives the exit code that tells whether anything is to be done: 0 no, 2 yes. */
  plan(): Promise<TerraformRun>;
  /** What Terraform's state has, by address. */
  state(): Promise<Readonly<Record<string, StateResource>>>;
  remove(): void;
  /** The same folder, attached to other stand-ins. */
  attachedTo(standIns: Attached): Workspace;
}

export interface StateResource {
  readonly address: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly tainted?: boolean;
}

/** A workspace in `folder`, or in one of its own. */
export function aWorkspace(
  attached: Attached,
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-')),
): Workspace {
  return workspaceIn(folder, attached);
}

function workspaceIn(folder: string, { environment }: Attached): Workspace {
  const noSettings = join(folder, 'terraform.rc');
  writeFileSync(noSettings, '');
  const env = { ...process.env, ...QUIET, TF_CLI_CONFIG_FILE: noSettings, ...environment };

  const start: Workspace['start'] = (...args) => {
    const child = spawn('terraform', args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    return { child, ended: ending(child) };
  };
  const run = (...args: string[]) => start(...args).ended;
  return {
    folder,
    write: (configuration) =>
      writeFileSync(join(folder, 'main.tf.json'), JSON.stringify(configuration)),
    start,
    run,
    apply: () => run('apply', '-auto-approve', '-no-color', '-input=false'),
    plan: () => run('plan', '-detailed-exitcode', '-no-color', '-input=false'),
    state: async () => resourcesIn((await run('show', '-json')).text),
    attachedTo: (other) => workspaceIn(folder, other),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function ending(child: ChildProcess): Promise<TerraformRun> {
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text: Buffer.concat(chunks).toString('utf8') }));
  });
}

interface ShownState {
  readonly values?: { readonly root_module?: { readonly resources?: readonly StateResource[] } };
}

function resourcesIn(json: string): Record<string, StateResource> {
  const { values } = JSON.parse(json) as ShownState;
  const resources = values?.root_module?.resources ?? [];
  return Object.fromEntries(resources.map((resource) => [resource.address, resource]));
}
