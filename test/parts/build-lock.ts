import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const HEARTBEAT_MS = 2_000;
/** A holder that let this many milliseconds pass without a heartbeat is dead, whatever runs under its pid now. */
const SILENCE_MS = 60_000;
const POLL_MS = 250;

export interface BuildLock {
  release(): void;
}

/**
 * Waits until no other process builds what `path` stands for, then holds it.
 *
 * It only spares two runs the same minutes of work: what is built is put in place by one rename, and so
 * is right even where two should ever build at once.
 */
export async function takeBuildLock(path: string, onWait: () => void): Promise<BuildLock> {
  let waited = false;
  while (!tryToCreate(path)) {
    if (isAbandoned(path)) {
      rmSync(path, { force: true });
      continue;
    }
    if (!waited) onWait();
    waited = true;
    await pause(POLL_MS);
  }
  const beat = setInterval(() => touch(path), HEARTBEAT_MS);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      rmSync(path, { force: true });
    },
  };
}

/** Whether a process of this machine has this pid. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, but under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function tryToCreate(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(path: string): boolean {
  try {
    const silence = Date.now() - statSync(path).mtimeMs;
    if (silence > SILENCE_MS) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    // Empty: its holder is about to write its pid.
    return pid > 0 && !isAlive(pid);
  } catch {
    // Released in the meantime.
    return false;
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Taken away from us; the rename at the end still decides.
  }
}
