import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { startWatched, type Watched } from '../../watched';
import { freePort } from './free-port';

const ATTEMPTS = 5;
const STARTS_WITHIN_MS = 60_000;

/** An AWS emulator that runs here, on loopback. */
export interface Emulator {
  readonly endpoint: string;
  /** As it tells it itself. */
  readonly version: string;
  /** What it has written so far. */
  log(): string;
  /** Ends it and the functions that it runs, and removes everything that it wrote. */
  stop(): Promise<void>;
}

/**
 * Starts ministack on a free port and waits until it answers. Between the moment in which a port was
 * free and its being taken, another may take it: then it is tried again with another port.
 */
export async function startMinistack(program: string): Promise<Emulator> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = launch(program, port);
    const endpoint = `http://127.0.0.1:${port}`;
    try {
      const version = await untilItAnswers(endpoint, server);
      return { endpoint, version, log: () => server.log(), stop: () => server.stop() };
    } catch (error) {
      const log = server.log();
      await server.stop();
      if (attempt === ATTEMPTS || !isPortTaken(log)) {
        throw new Error(`${String(error)}; it wrote:\n${log}`, { cause: error });
      }
    }
  }
}

export function launch(program: string, port: number): Watched {
  const folder = join(mkdtempSync(join(tmpdir(), 'fleetwright-ministack-')), 'ministack');
  return startWatched({ command: program, folder, env: environmentFor(folder, port) });
}

/** The functions inherit it: whoever runs these tests keeps credentials and settings to himself. */
function environmentFor(folder: string, port: number): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    TMPDIR: folder,
    S3_DATA_DIR: join(folder, 's3'),
    STATE_DIR: join(folder, 'state'),
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    // Two more listeners, on fixed ports of every interface.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    // Functions are run as processes of this machine, not as containers.
    DOCKER_HOST: 'unix:///nonexistent',
  };
}

async function untilItAnswers(endpoint: string, server: Watched): Promise<string> {
  const deadline = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < deadline) {
    const code = server.exitCode();
    if (code !== undefined) throw new Error(`ministack ended with ${code}`);
    const version = await versionAt(endpoint);
    if (version !== undefined) return version;
    await pause(100);
  }
  throw new Error(`ministack did not answer within ${STARTS_WITHIN_MS / 1000} s`);
}

/** The version of the emulator at this endpoint, or `undefined` while nothing answers there. */
export async function versionAt(endpoint: string): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(2000);
    const response = await fetch(new URL('/_localstack/health', endpoint), { signal });
    const { version } = (await response.json()) as { version?: string };
    return version ?? 'of unknown version';
  } catch {
    return undefined;
  }
}

function isPortTaken(log: string): boolean {
  return /already in use|Errno 98|Errno 48/i.test(log);
}
