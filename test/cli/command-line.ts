import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { onTestFinished } from 'vitest';

import type { Interrupt, Io } from '../../lib/cli/io';
import { run } from '../../lib/cli/program';

const ROOT = resolve(__dirname, '../..');

export interface Ended {
  readonly code: number;
  /** Standard output. */
  readonly out: string;
  /** Standard error. */
  readonly err: string;
}

export interface Project {
  readonly folder: string;
  /** Runs one command line in this process, and says how it ended. */
  run(...args: string[]): Promise<Ended>;
  /** The same, with other variables of the environment. */
  with(env: Readonly<Record<string, string | undefined>>): Project;
  /** Sends an interrupt to the command that runs. */
  interrupt(signal: Interrupt): void;
  write(path: string, text: string): void;
}

/** A project of a user's, whose program is JavaScript: in a folder of its own, for the test that asks for it. */
export function aProject(program = aProgram()): Project {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of ['cdktf', 'constructs', '@cdktf']) {
    symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name));
  }
  symlinkSync(ROOT, join(folder, 'node_modules', 'fleetwright'));
  writeFileSync(join(folder, 'terraform.rc'), '');
  const project = projectIn(folder, {
    ...process.env,
    CI: undefined,
    CHECKPOINT_DISABLE: '1',
    TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
  });
  project.write('cdktf.json', JSON.stringify({ language: 'typescript', app: 'node main.js' }));
  project.write('main.js', program);
  return project;
}

function projectIn(folder: string, env: Io['env']): Project {
  const listeners = new Set<(signal: Interrupt) => void>();
  return {
    folder,
    run: (...args) => runIn({ folder, env, listeners }, args),
    with: (more) => projectIn(folder, { ...env, ...more }),
    interrupt: (signal) => listeners.forEach((listener) => listener(signal)),
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
  };
}

interface World {
  readonly folder: string;
  readonly env: Io['env'];
  readonly listeners: Set<(signal: Interrupt) => void>;
}

async function runIn({ folder, env, listeners }: World, args: readonly string[]): Promise<Ended> {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => void (said.out += `${text}\n`),
    err: (text) => void (said.err += `${text}\n`),
    draw: (text) => void (said.err += text),
    isTerminal: false,
    cwd: folder,
    env,
    onInterrupt: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const code = await run(io, args);
  return { code, ...said };
}

/** A program with these statements between the stack `shop` and `app.synth()`. */
export function aProgram(statements = ''): string {
  return `
const { App } = require('cdktf');
const { Microservice, ServiceStack, externalService, kubernetes, knownAtApply, lambda } = require('fleetwright');
const app = new App();
const shop = new ServiceStack(app, 'shop', { target: kubernetes({ namespace: 'shop' }) });
const orders = new Microservice(shop, 'orders', { image: 'acme/orders:1.0.0', port: 8080 });
${statements}
app.synth();
`;
}
