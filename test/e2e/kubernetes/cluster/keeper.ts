import { spawn, type ChildProcess } from 'node:child_process';
import { openSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { removeClusterFolder } from './folder';

const LIMIT = '120s';

interface Programs {
  readonly kwokctl: string;
  readonly kubectl: string;
}

/**
 * Keeps one cluster for the process that started this one: creates it, says in one line how that went, and
 * removes it when its standard input closes, which happens also when the owner is killed.
 *
 * It runs outside of the owner's process group, where an interrupt from the terminal would end both.
 */
function keep(programs: Programs, folder: string): void {
  const child = create(programs, folder);
  const ended = new Promise<boolean>((settle) => {
    child.on('error', () => settle(false));
    child.on('close', (code) => settle(code === 0));
  });
  const remove = async () => {
    child.kill('SIGKILL');
    await ended;
    await removeClusterFolder(folder);
    process.exit();
  };

  // A killed owner reads nothing any more.
  process.stdout.on('error', () => undefined);
  process.stdin.on('end', () => void remove()).resume();
  process.on('SIGTERM', () => void remove());
  void ended.then((isCreated) => process.stdout.write(isCreated ? 'created\n' : 'failed\n'));
}

function create({ kwokctl, kubectl }: Programs, folder: string): ChildProcess {
  const kubeconfig = join(folder, 'kubeconfig');
  const files = ['--config', join(folder, 'kwokctl.json'), '--kubeconfig', kubeconfig];
  const limits = ['--timeout', LIMIT, '--wait', LIMIT];
  const log = openSync(join(folder, 'create.log'), 'w');
  // kwokctl takes the first kubectl that it finds, whatever its configuration says.
  const path = [dirname(kubectl), process.env['PATH']].join(delimiter);
  return spawn(kwokctl, ['create', 'cluster', '--name', 'e2e', ...files, ...limits], {
    env: { ...process.env, PATH: path, KWOK_WORKDIR: folder, KUBECONFIG: kubeconfig },
    stdio: ['ignore', log, log],
  });
}

const [kwokctl, kubectl, folder] = process.argv.slice(2);
if (kwokctl && kubectl && folder) keep({ kwokctl, kubectl }, folder);
