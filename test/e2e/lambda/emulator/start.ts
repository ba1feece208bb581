import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { findFreePort } from '../../free-ports';
import { startWatched, type Watched } from '../../watched';

const ATTEMPTS = 5;
const STARTS_WITHIN_MS = 60_000;

/** An AWS emulator that runs here, on loopback. */
export interface Emulator {
  readonly endpoint: string;
  /** What it has written so far. */
  log(): string;
  /** Ends it and everything that it runs, and removes everything that it wrote. */
  stop(): Promise<void>;
}

export interface EmulatorProps {
  readonly program: string;
  readonly args?: (port: number) => readonly string[];
  /** Beside what every program needs. `folder` is its own. */
  readonly env?: (port: number, folder: string) => Readonly<Record<string, string>>;
  /** A path that answers once it can be used. */
  readonly healthPath: string;
  /**
   * Which port to try.
   *
   * @default - one that is free
   */
  readonly port?: () => Promise<number>;
}

/**
 * Starts an emulator and waits until it answers. Between the moment in which a port was free and its
 * being taken, another may take it: then it is tried again with another port.
 */
export async function startEmulator(props: EmulatorProps): Promise<Emulator> {
  const { port: choosePort = findFreePort, healthPath } = props;
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort();
    const server = launch(props, port);
    const endpoint = `http://127.0.0.1:${port}`;
    try {
      await untilItAnswers(new URL(healthPath, endpoint), server);
      return { endpoint, log: () => server.log(), stop: () => server.stop() };
    } catch (error) {
      const log = server.log();
      await server.stop();
      if (attempt < ATTEMPTS && isPortTaken(log)) continue;
      throw new Error(`${props.program}: ${String(error)}; it wrote:\n${log}`, { cause: error });
    }
  }
}

function launch({ program, args, env }: EmulatorProps, port: number): Watched {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-emulator-'));
  return startWatched({
    command: program,
    args: args?.(port) ?? [],
    folder,
    // Whoever runs these tests keeps his credentials and settings to himself.
    env: { PATH: process.env.PATH ?? '', HOME: folder, TMPDIR: folder, ...env?.(port, folder) },
  });
}

async function untilItAnswers(url: URL, server: Watched): Promise<void> {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline) {
    const code = server.exitCode();
    if (code !== undefined) throw new Error(`it ended with ${code}`);
    if (await answers(url)) {
      // What answers may be another's server, because of which this one is about to end.
      await pause(300);
      if (server.exitCode() === undefined) return;
      continue;
    }
    await pause(100);
  }
  throw new Error(`it did not answer within ${STARTS_WITHIN_MS / 1000} s`);
}

async function answers(url: URL): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

function isPortTaken(log: string): boolean {
  return /already in use|in use by another program|Errno 98|Errno 48/i.test(log);
}
