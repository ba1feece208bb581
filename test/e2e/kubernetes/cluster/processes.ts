import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export interface RunningProcess {
  readonly pid: number;
  readonly command: string;
}

/**
 * The processes whose program lies in `folder`.
 *
 * A pid that was written down may have become another process's; the path of a program in a folder that
 * one cluster made for itself cannot.
 */
export function processesOf(folder: string): RunningProcess[] {
  return allProcesses().filter(({ command }) => command.startsWith(`${folder}/`));
}

/** The process that keeps the cluster of `folder`; see keeper.ts. */
export function keeperOf(folder: string): number {
  const keepers = allProcesses().filter(
    ({ command }) => command.includes('keeper.ts') && command.includes(folder),
  );
  if (keepers.length !== 1) throw new Error(`${folder} has ${keepers.length} keepers`);
  return (keepers[0] as RunningProcess).pid;
}

/** Kills them, and comes back when none is left. */
export async function killProcessesOf(folder: string): Promise<void> {
  for (let left = processesOf(folder); left.length > 0; left = processesOf(folder)) {
    for (const { pid } of left) kill(pid);
    await pause(50);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone in the meantime.
  }
}

function allProcesses(): RunningProcess[] {
  return existsSync('/proc/self/cmdline') ? fromProc() : fromPs();
}

function fromProc(): RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), command: commandLine(name) }));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Systems without /proc, such as macOS. */
function fromPs(): RunningProcess[] {
  const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return lines.split('\n').map((line) => {
    const [, pid = '', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return { pid: Number(pid), command };
  });
}
