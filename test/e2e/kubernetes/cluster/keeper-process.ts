import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { ControlPlane } from '../../../parts/parts';
import { findCasualties } from './casualties';

const REPOSITORY = resolve(__dirname, '../../../..');
const POLL_MS = 250;

/** The owner's end of a keeper; see keeper.ts. */
export interface Keeper {
  /** @throws {Error} when kwokctl gives up, or one of the cluster's programs has ended. */
  created(): Promise<void>;
  /** Lets the keeper remove the cluster, and waits until it has. */
  release(): Promise<void>;
}

export function startKeeper(parts: ControlPlane, folder: string): Keeper {
  const script = join(__dirname, 'keeper.ts');
  const args = [parts.bin('kwokctl'), parts.bin('kubectl'), folder];
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: REPOSITORY,
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((settle) => {
    child.once('exit', () => settle());
    child.once('error', () => settle());
  });
  return {
    created: () => waitUntilCreated(firstLine(child, ended), folder),
    release: async () => {
      // A keeper that is gone reads nothing any more.
      child.stdin?.on('error', () => undefined).end();
      await ended;
    },
  };
}

/** What the keeper says, or nothing if it ends before. */
function firstLine(child: ChildProcess, ended: Promise<void>): Promise<string> {
  const said = new Promise<string>((settle) => {
    child.stdout?.setEncoding('utf8').once('data', (text: string) => settle(text.trim()));
  });
  return Promise.race([said, ended.then(() => 'ended')]);
}

async function waitUntilCreated(answer: Promise<string>, folder: string): Promise<void> {
  const nothing = 'nothing yet';
  let said = nothing;
  while (said === nothing) {
    said = await Promise.race([answer, pause(POLL_MS, nothing)]);
    // kwokctl would wait for minutes for an API server that has ended.
    const [casualty] = findCasualties(folder);
    if (casualty) throw new Error(`${casualty} has ended`);
  }
  if (said !== 'created') throw new Error(`kwokctl: ${readLog(folder)}`);
}

function readLog(folder: string): string {
  const path = join(folder, 'create.log');
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-4_000) : 'was not started';
}
