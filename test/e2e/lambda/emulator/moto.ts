import { startEmulator, type Emulator } from './start';

/** moto: it runs nothing, and has what ministack lacks, Application Auto Scaling. */
export function startMoto(program: string): Promise<Emulator> {
  return startEmulator({
    program,
    args: (port) => ['--host', '127.0.0.1', '--port', String(port)],
    healthPath: '/moto-api/data.json',
  });
}
