import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { processesOf } from './processes';

const LINES = 20;

/** The programs of a cluster that were started and have ended, by name. */
export function findCasualties(folder: string): string[] {
  const pids = join(clusterIn(folder), 'pids');
  if (!existsSync(pids)) return [];
  // Before the processes are listed, or a program that starts in between would count as ended.
  const started = readdirSync(pids).map((name) => ({
    name: name.replace(/\.pid$/, ''),
    pid: Number(readFileSync(join(pids, name), 'utf8')),
  }));
  const alive = new Set(processesOf(folder).map(({ pid }) => pid));
  return started.filter(({ pid }) => pid > 0 && !alive.has(pid)).map(({ name }) => name);
}

/** The last that each of them said. */
export function renderCasualties(folder: string): string {
  return findCasualties(folder)
    .map(
      (name) => `${name} has ended:\n${lastLines(join(clusterIn(folder), 'logs', `${name}.log`))}`,
    )
    .join('\n');
}

function lastLines(path: string): string {
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-LINES).join('\n');
}

/** Where kwokctl keeps the one cluster that it is told of. */
function clusterIn(folder: string): string {
  return join(folder, 'clusters', 'e2e');
}
