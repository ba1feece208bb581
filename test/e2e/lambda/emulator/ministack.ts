import { join } from 'node:path';

import { startEmulator, type Emulator, type EmulatorProps } from './start';

/** ministack: it has almost every service, and runs functions as processes of this machine. */
export function startMinistack(program: string, port?: EmulatorProps['port']): Promise<Emulator> {
  return startEmulator({
    program,
    healthPath: '/_ministack/health',
    env: environmentFor,
    ...(port !== undefined && { port }),
  });
}

function environmentFor(port: number, folder: string): Record<string, string> {
  return {
    BIND_HOST: '127.0.0.1',
    GATEWAY_PORT: String(port),
    S3_DATA_DIR: join(folder, 's3'),
    STATE_DIR: join(folder, 'state'),
    // Two more listeners, on fixed ports of every interface.
    IOT_MTLS_ENABLED: '0',
    SFTP_ENABLED: '0',
    // No containers, wherever there should be Docker: the functions are processes.
    DOCKER_HOST: 'unix:///nonexistent',
  };
}

/** The version of the ministack or LocalStack at an endpoint, or `undefined` while nothing is there. */
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
