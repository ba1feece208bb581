import type { TestProject } from 'vitest/node' with { 'resolution-mode': 'import' };

import { hasTerraform } from '../../support/terraform';
import { MissingTool } from '../../parts/missing-tool';
import { pythonTools } from '../../parts/parts';
import { startMinistack, versionAt } from './emulator/ministack';
import { startMoto } from './emulator/moto';
import type { Emulator } from './emulator/start';
import type { FarEnd } from './far-end';
import { checkedAccount } from './sandbox-account';

/**
 * Finds what the cases shall run against: the user's own emulator (`AWS_E2E_ENDPOINT`), a sandbox
 * account (`AWS_E2E_ACCOUNT`), or else ministack, started here and ended with the run.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { farEnd, emulators } = await findFarEnd(process.env);
  console.log(`cases on Lambda run against ${describe(farEnd)}`);
  if (farEnd.kind === 'none' && process.env.CI === 'true') throw new Error(farEnd.reason);
  project.provide('awsFarEnd', farEnd);
  return async () => {
    await Promise.all(emulators.map((emulator) => emulator.stop()));
  };
}

interface Found {
  readonly farEnd: FarEnd;
  /** Those that were started here. */
  readonly emulators: readonly Emulator[];
}

async function findFarEnd(environment: NodeJS.ProcessEnv): Promise<Found> {
  const { AWS_E2E_ENDPOINT: endpoint, AWS_E2E_ACCOUNT: account } = environment;
  if (!hasTerraform) return missing('terraform is not on PATH');
  if (endpoint) {
    const version = await versionAt(endpoint);
    if (version === undefined) throw new Error(`nothing answers at AWS_E2E_ENDPOINT=${endpoint}`);
    const far = { endpoint, version: `an emulator, ${version},` };
    return { farEnd: { kind: 'emulator', ...far }, emulators: [] };
  }
  if (account)
    return { farEnd: { kind: 'account', id: await checkedAccount(account) }, emulators: [] };
  return startHere();
}

async function startHere(): Promise<Found> {
  try {
    const tools = await pythonTools();
    const ministack = await startMinistack(tools.bin('ministack'));
    const moto = await startMoto(tools.bin('moto_server'));
    const { ministack: ministackVersion, moto: motoVersion } = tools.versions;
    const version = `ministack ${ministackVersion} and moto ${motoVersion}`;
    const endpoints = { endpoint: ministack.endpoint, scalingEndpoint: moto.endpoint };
    return {
      emulators: [ministack, moto],
      farEnd: { kind: 'emulator', version, ...endpoints },
    };
  } catch (error) {
    if (error instanceof MissingTool) return missing(error.message);
    throw error;
  }
}

function missing(reason: string): Found {
  return { farEnd: { kind: 'none', reason }, emulators: [] };
}

function describe(farEnd: FarEnd): string {
  switch (farEnd.kind) {
    case 'emulator':
      return `${farEnd.version} at ${farEnd.endpoint}`;
    case 'account':
      return `the AWS account ${farEnd.id}`;
    case 'none':
      return `nothing: ${farEnd.reason}`;
    default:
      return farEnd satisfies never;
  }
}
