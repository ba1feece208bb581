import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { removeClusterFolder } from './folder';

/**
 * Keeps one cluster for the process that started this one: creates it, says so in one line, and removes it
 * when its standard input closes, which happens also when the owner is killed.
 *
 * It stays out of the owner's process group, where an interrupt from the terminal would end both.
 */
function keep(kwokctl: string, folder: string): void {
  const log = createWriteStream(join(folder, 'create.log'));
  const args = ['create', 'cluster', '--name', 'e2e', '--config', join(folder, 'kwokctl.json')];
  const create = spawn(
    kwokctl,
    [...args, '--kubeconfig', join(folder, 'kubeconfig'), '--timeout', '60s', '--wait', '60s'],
    { env: environmentFor(kwokctl, folder), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  create.stdout.pipe(log, { end: false });
  create.stderr.pipe(log, { end: false });
  const created = new Promise<void>((resolve) => {
    create.on('error', (error) => {
      log.write(String(error));
      resolve();
    });
    create.on('close', () => resolve());
  });
  create.on('exit', (code) => process.stdout.write(code === 0 ? 'created\n' : 'failed\n'));

  const end = async () => {
    create.kill('SIGKILL');
    await created;
    await removeClusterFolder(folder);
    process.exit();
  };
  process.stdout.on('error', () => undefined);
  process.stdin.on('end', () => void end()).resume();
  process.on('SIGTERM', () => void end());
}

/** kwokctl takes the first kubectl that it finds. */
function environmentFor(kwokctl: string, folder: string): NodeJS.ProcessEnv {
  const path = [dirname(process.argv[4] ?? kwokctl), process.env['PATH']].join(delimiter);
  return {
    ...process.env,
    PATH: path,
    KWOK_WORKDIR: folder,
    KUBECONFIG: join(folder, 'kubeconfig'),
  };
}

const [, , kwokctl, folder] = process.argv;
if (kwokctl && folder) keep(kwokctl, folder);
