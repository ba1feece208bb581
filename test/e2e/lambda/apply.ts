import { randomInt } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, inject } from 'vitest';

import { attachProviders, type Attachment } from '../../../lib/rehearsal/attach';
import { awsRules } from '../../../lib/rehearsal/aws/rules';
import { faultsOf } from '../../../lib/rehearsal/faults';
import { awsSchema } from '../../../lib/rehearsal/schemas/load-aws';
import { orders } from '../../../stacks/orders';
import type { Program } from '../../stacks/synthesized';
import { aWorkspace, type TerraformRun, type Workspace } from '../../support/terraform';
import { fetchProvider } from '../fetch-provider';
import { writeProgram } from '../write-program';
import type { FarEnd } from './far-end';
import { awsClients, type AwsAccount, type AwsClients } from './platform/far-end';
import { awsPlatform, type AwsPlatform } from './platform/platform';

/** Where everything of these cases lives. */
export const REGION = 'eu-west-1';

export const ORDERS_ON_LAMBDA: Program = { build: orders, context: { target: 'lambda' } };

/** A suite that needs a far end; without one it is skipped, and its name says why. */
export function describeOnAws(name: string, cases: () => void): void {
  const farEnd = inject('awsFarEnd');
  if (farEnd.kind === 'none') describe.skip(`${name} (${farEnd.reason})`, cases);
  else describe(name, cases);
}

/** A suite that a real account would not take part in, because of names that are made up. */
export function describeOnEmulator(name: string, cases: () => void): void {
  const { kind } = inject('awsFarEnd');
  if (kind === 'account') describe.skip(`${name} (only on an emulator)`, cases);
  else describeOnAws(name, cases);
}

/** One account at the far end, and a folder in which Terraform works on it. */
export interface AwsWorkspace {
  readonly accountId: string;
  /** For looking at the account, and for changing it, behind Terraform's back. */
  readonly clients: AwsClients;
  readonly terraform: Workspace;
  /** What Terraform asked for that the emulator has no call for. */
  readonly lacking: readonly string[];
  /** What the emulator told although NOT_RETURNED says that it does not. */
  readonly returned: readonly string[];
  /** Writes what the program synthesizes; its state stays in the folder. */
  write(program: Program): void;
  apply(): Promise<TerraformRun>;
  /** The exit code is 0 when there is nothing to be done, and 2 when there is. */
  plan(): Promise<TerraformRun>;
  destroy(): Promise<TerraformRun>;
  /**
   * Destroys what is left, and ends everything.
   *
   * @throws {Error} with what Terraform said, when something stays; its state stays in the folder, too.
   */
  close(): Promise<void>;
}

/** At an emulator each workspace has an account to itself, so that none meets what another made. */
export async function awsWorkspace(): Promise<AwsWorkspace> {
  const farEnd = inject('awsFarEnd');
  const account = accountAt(farEnd);
  const attached = farEnd.kind === 'emulator' ? emulated(account) : real();
  const { terraform, platform, attachment } = await attached;
  const destroy = () => terraform.run('destroy', '-auto-approve', '-no-color', '-input=false');
  const clients = awsClients(account, REGION);
  return {
    accountId: account.id,
    clients,
    terraform,
    get lacking() {
      return (platform?.lacking ?? []).map(({ what }) => what);
    },
    get returned() {
      return [...(platform?.returned ?? [])];
    },
    write: (program) => void writeProgram(terraform, program),
    apply: async () =>
      (attachment === undefined ? await fetchProvider(terraform) : undefined) ?? terraform.apply(),
    plan: () => terraform.plan(),
    destroy,
    close: async () => {
      const left = existsSync(join(terraform.folder, 'terraform.tfstate'))
        ? await destroy()
        : undefined;
      clients.close();
      platform?.close();
      await attachment?.close();
      if (left !== undefined && left.code !== 0) throw new Error(left.text);
      terraform.remove();
    },
  };
}

interface Attached {
  readonly terraform: Workspace;
  readonly platform?: AwsPlatform;
  readonly attachment?: Attachment;
}

async function emulated(account: AwsAccount): Promise<Attached> {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  const platform = awsPlatform({ account, folder });
  const provider = { name: 'aws', schema: awsSchema(), rules: awsRules, platform };
  const attachment = await attachProviders([{ ...provider, faults: faultsOf([]) }]);
  return { terraform: aWorkspace(attachment, folder), platform, attachment };
}

/** The provider from the registry, with the credentials of this shell. */
async function real(): Promise<Attached> {
  return { terraform: aWorkspace({ environment: {} }) };
}

function accountAt(farEnd: FarEnd): AwsAccount {
  if (farEnd.kind === 'account') return { id: farEnd.id };
  if (farEnd.kind === 'none') throw new Error(`there is no far end: ${farEnd.reason}`);
  const { endpoint, scalingEndpoint } = farEnd;
  const id = String(randomInt(1e11, 1e12));
  return { endpoint, id, ...(scalingEndpoint !== undefined && { scalingEndpoint }) };
}
