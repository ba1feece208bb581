import { createHash, type Hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

import type { SynthesizedStack } from './cdktf-manifest';

const TERRAFORMS_OWN = /^\.terraform|\.tfstate|\.plan$/;
/** Attributes that name a file which is deployed along with the stack, such as a Lambda function's zip. */
const FILE_ATTRIBUTES: ReadonlySet<string> = new Set(['filename', 'source']);

/** What was last deployed, kept beside the state. */
export interface DeployedRecord {
  /** Over the stack's synthesized bytes and the files that it names. */
  readonly hash: string;
  readonly state: StateMark;
}

/** Which version of which state a deployment left; another one means that somebody else deployed since. */
export interface StateMark {
  readonly lineage: string;
  readonly serial: number;
}

/** A hash over everything that a deployment of this stack would bring. */
export function hashStack({ folder, file }: SynthesizedStack): string {
  const hash = createHash('sha256');
  addFolder(hash, folder, folder);
  for (const path of namedFiles(JSON.parse(readFileSync(file, 'utf8')), folder))
    addFile(hash, folder, path);
  return hash.digest('hex');
}

export function parseStateMark(state: string): StateMark | undefined {
  if (state.trim() === '') return undefined;
  const { lineage, serial } = JSON.parse(state) as Partial<StateMark>;
  return typeof lineage === 'string' && typeof serial === 'number'
    ? { lineage, serial }
    : undefined;
}

export function readRecord(project: string, stack: string): DeployedRecord | undefined {
  const file = recordFile(project, stack);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DeployedRecord) : undefined;
}

export function writeRecord(project: string, stack: string, record: DeployedRecord): void {
  const file = recordFile(project, stack);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
}

function recordFile(project: string, stack: string): string {
  return join(project, '.fleetwright', `deployed.${stack}.json`);
}

function addFolder(hash: Hash, root: string, folder: string): void {
  for (const name of readdirSync(folder).sort()) {
    if (folder === root && TERRAFORMS_OWN.test(name)) continue;
    const path = join(folder, name);
    if (statSync(path).isDirectory()) addFolder(hash, root, path);
    else addFile(hash, root, path);
  }
}

function addFile(hash: Hash, root: string, path: string): void {
  const content = readFileSync(path);
  hash.update(`${JSON.stringify(relative(root, path))} ${content.length}\n`).update(content);
}

function namedFiles(value: unknown, folder: string): string[] {
  const found = new Set<string>();
  const visit = (node: unknown, key = ''): void => {
    if (typeof node === 'object' && node !== null) {
      for (const [name, child] of Object.entries(node)) visit(child, name);
    }
    if (typeof node !== 'string' || !FILE_ATTRIBUTES.has(key)) return;
    const path = resolve(folder, node.replace(/^\$\{path\.module\}\//, ''));
    if (existsSync(path) && statSync(path).isFile()) found.add(path);
  };
  visit(value);
  return [...found].sort();
}
