import { existsSync, readFileSync } from 'node:fs';

/** Linux's own lists of sockets. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];
const LISTENS = '0A';

/** 127.0.0.1, as Linux writes it there. */
export const LOOPBACK = '0100007F';
/** Whether this system tells what listens where. */
export const canListListeners = TABLES.some((path) => existsSync(path));

export interface Listener {
  /** Hexadecimal, each word in the machine's byte order. */
  readonly address: string;
  readonly port: number;
}

/** What listens on these ports, on any address of this machine. */
export function listenersOn(ports: readonly number[]): Listener[] {
  return TABLES.filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, 'utf8').trim().split('\n').slice(1))
    .flatMap((line) => {
      const [, local = '', , state] = line.trim().split(/\s+/);
      const [address = '', port = ''] = local.split(':');
      return state === LISTENS ? [{ address, port: Number.parseInt(port, 16) }] : [];
    })
    .filter(({ port }) => ports.includes(port));
}
