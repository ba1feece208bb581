import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import type { Io } from '../../lib/cli/io';
import { run } from '../../lib/cli/program';
import { hasTerraform } from '../support/terraform';
import { aProject, type Ended, type Project } from './command-line';

/** Three stacks of what Terraform has built in; `second` comes after `first`. */
const STACKS = `
const { App, TerraformStack } = require('cdktf');
const app = new App();
const stack = (name, resources) => {
  const made = new TerraformStack(app, name);
  made.addOverride('resource.terraform_data', resources);
  return made;
};
const command = process.env.COMMAND ?? 'true';
const first = stack('first', { one: { input: process.env.INPUT ?? '1', provisioner: [{ 'local-exec': { command } }] } });
stack('second', { two: { input: '2' } }).addDependency(first);
stack('third', { three: { input: '3' } });
app.synth();
`;

function statuses({ out }: Ended): Record<string, string> {
  const { stacks } = JSON.parse(out) as { stacks: { stack: string; status: string }[] };
  return Object.fromEntries(stacks.map(({ stack, status }) => [stack, status]));
}

describe.skipIf(!hasTerraform)('several stacks', () => {
  it('are deployed in order, and one that fails stops only those that depend on it', async () => {
    const { with: having } = aProject(STACKS);

    const failed = await having({ COMMAND: 'echo my-words; false' }).run('deploy', '-y', '--json');
    const again = await having({}).run('deploy', '-y', '--json');

    expect([failed.code, again.code]).toEqual([1, 0]);
    expect(statuses(failed)).toEqual({ first: 'failed', second: 'skipped', third: 'applied' });
    expect(failed.err).toMatch(/Error: local-exec provisioner error[^]*my-words/);
    expect(statuses(again)).toEqual({ first: 'applied', second: 'applied', third: 'unchanged' });
  });

  it('are left out with --changed when neither they nor their state changed', async () => {
    const shop = aProject(STACKS);
    const changed = () => shop.with({ INPUT: 'new' }).run('deploy', '-y', '--changed', '--json');
    await shop.run('deploy', '-y');

    const one = await changed();
    const none = await changed();
    const state = join(shop.folder, 'terraform.third.tfstate');
    const before = JSON.parse(readFileSync(state, 'utf8')) as object;
    writeFileSync(state, JSON.stringify({ ...before, serial: 99, resources: [] }));
    const emptied = await changed();

    expect(statuses(one)).toEqual({ first: 'applied', second: 'unchanged', third: 'unchanged' });
    expect(statuses(none)).toEqual({ first: 'unchanged', second: 'unchanged', third: 'unchanged' });
    expect(statuses(emptied)).toEqual({
      first: 'unchanged',
      second: 'unchanged',
      third: 'applied',
    });
  });

  it('are planned without changing anything, and leave no plan behind', async () => {
    const { folder, run: go } = aProject(STACKS);

    const { code, out } = await go('plan', 'first', '--json');
    const text = await go('plan');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      stacks: [
        {
          stack: 'first',
          status: 'planned',
          changes: { add: 1, change: 0, remove: 0 },
          resources: [{ address: 'terraform_data.one', actions: ['create'] }],
        },
      ],
    });
    expect(text.out).toContain('# terraform_data.three will be created');
    expect(readdirSync(join(folder, 'cdktf.out/stacks/first')).sort()).toEqual([
      '.terraform',
      'cdk.tf.json',
    ]);
  });

  it('are not destroyed while others depend on them', async () => {
    const { run: go } = aProject(STACKS);

    const { code, err } = await go('destroy', 'first', '--yes');

    expect(code).toBe(1);
    expect(err).toContain('"second" depends on "first"');
  });

  it('are applied only when the person at the terminal says yes', async () => {
    const { folder } = aProject(STACKS);
    const asked: string[] = [];
    const answers = ['y', '', 'yes'];
    const io: Io = {
      ...{ out: () => {}, draw: () => {}, isTerminal: false, cwd: folder },
      err: (text) => void asked.push(text),
      env: { ...process.env, CI: '', TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc') },
      onInterrupt: () => () => {},
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(answers.shift() ?? '');
      },
    };

    const code = await run(io, ['deploy', '--parallelism', '1']);

    expect(code).toBe(1);
    expect(asked.filter((text) => text.endsWith('[y/N] '))).toEqual([
      'Deploy stack "first" so? [y/N] ',
      'Deploy stack "second" so? [y/N] ',
      'Deploy stack "third" so? [y/N] ',
    ]);
    expect(asked.join('\n')).toContain('# terraform_data.two will be created');
    expect(['first', 'second', 'third'].map((name) => hasState(folder, name))).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('survive Ctrl-C at the terminal in the middle: Terraform hears of it once and saves its state', async () => {
    const shop = aProject(STACKS);
    const applied = await controlC(shop, 'exec sleep 300');

    const again = await shop.run('deploy', '-y', '--json');

    expect(applied.code).toBe(130);
    expect(applied.err).toContain(
      'interrupted: Terraform has saved the state of what it had applied',
    );
    expect(applied.err).toContain('not applied: terraform_data.one');
    expect(applied.err).not.toContain('Two interrupts received');
    expect(applied.out).toContain('second\tskipped');
    expect(again.code).toBe(0);
    expect(statuses(again)).toMatchObject({ first: 'applied', second: 'applied' });
  });
});

function hasState(folder: string, stack: string): boolean {
  const file = join(folder, `terraform.${stack}.tfstate`);
  return existsSync(file) && readFileSync(file, 'utf8').includes('"instances"');
}

/** Runs the real program, and sends it and all of its group the terminal's signal once `third` is there. */
async function controlC({ folder }: Project, command: string): Promise<Ended> {
  const bin = resolve('bin/fleetwright.ts');
  const loader = resolve('node_modules/tsx/dist/loader.mjs');
  const child = spawn(process.execPath, ['--import', loader, bin, 'deploy', '--yes'], {
    cwd: folder,
    detached: true,
    env: {
      ...process.env,
      CI: '',
      COMMAND: `touch "${folder}/started"; ${command}`,
      TF_CLI_CONFIG_FILE: join(folder, 'terraform.rc'),
    },
  });
  const said = { out: '', err: '' };
  let isSent = false;
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  const timer = setInterval(() => {
    const isReady = existsSync(join(folder, 'started')) && hasState(folder, 'third');
    if (!isReady || isSent || child.pid === undefined) return;
    isSent = true;
    process.kill(-child.pid, 'SIGINT');
  }, 50);
  const code = await new Promise<number>((done) => child.on('close', (ended) => done(ended ?? -1)));
  clearInterval(timer);
  return { code, ...said };
}
