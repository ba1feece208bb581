import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { runProgram } from '../../lib/cli/run-program';
import { aProject } from './command-line';

/** A program of plain cdktf, which may say what it modelled as a `ServiceStack` does. */
function cdktfProgram(body: string, report?: object): string {
  const lists = {
    stacks: [],
    services: [],
    edges: [],
    externals: [],
    problems: [],
    acceptances: [],
  };
  const text = JSON.stringify(JSON.stringify({ ...lists, ...report }));
  return `
    const { App, Annotations, TerraformStack } = require('cdktf');
    const app = new App();
    ${body}
    const file = app.node.tryGetContext('fleetwright:report');
    if (${report !== undefined}) require('node:fs').writeFileSync(file, ${text});
    app.synth();
  `;
}

const TWO_STACKS = cdktfProgram(`
  const first = new TerraformStack(app, 'first');
  new TerraformStack(app, 'second').addDependency(first);
`);

const problem = {
  code: 'image/no-digest',
  path: 'image',
  message: 'should have a digest, got "a:1"',
  subject: 'service "web"',
  location: 'main.js:3:1',
};

const UNTOUCHED = ['cdktf.json', 'main.js', 'node_modules', 'terraform.rc'];

describe('synth', () => {
  it('gives the stacks of any cdktf program with their dependencies as JSON', async () => {
    const { out } = await aProject(TWO_STACKS).run('synth', '--json', '--output', 'out');

    expect(JSON.parse(out)).toEqual({
      stacks: [
        { name: 'first', file: 'out/stacks/first/cdk.tf.json', dependencies: [] },
        { name: 'second', file: 'out/stacks/second/cdk.tf.json', dependencies: ['first'] },
      ],
      problems: [],
    });
  });

  it('keeps local state where cdktf does: in the project, however the output is called', async () => {
    const { folder, run } = aProject(TWO_STACKS);

    await run('synth', '-o', 'elsewhere/out');

    const text = readFileSync(join(folder, 'elsewhere/out/stacks/first/cdk.tf.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      terraform: { backend: { local: { path: join(folder, 'terraform.first.tfstate') } } },
    });
  });

  it('keeps what is Terraform’s, and removes stacks that are no more unless a state lies there', async () => {
    const { folder, run, write } = aProject(TWO_STACKS);
    write('cdktf.out/stacks/first/.terraform/x', '');
    write('cdktf.out/stacks/first/.terraform.lock.hcl', '');
    write('cdktf.out/stacks/first/old.zip', '');
    write('cdktf.out/stacks/gone/cdk.tf.json', '');
    write('cdktf.out/stacks/kept/terraform.tfstate', '');

    await run('synth');

    const stacks = join(folder, 'cdktf.out/stacks');
    expect([readdirSync(stacks).sort(), readdirSync(join(stacks, 'first')).sort()]).toEqual([
      ['first', 'kept', 'second'],
      ['.terraform', '.terraform.lock.hcl', 'cdk.tf.json'],
    ]);
  });

  it('leaves nothing behind but its output', async () => {
    const { folder, run } = aProject(TWO_STACKS);

    await run('synth');

    expect(readdirSync(folder).sort()).toEqual(['cdktf.json', 'cdktf.out', ...UNTOUCHED.slice(1)]);
  });

  it('says what the program printed, and warnings, on standard error', async () => {
    const report = { problems: [{ ...problem, severity: 'warning' }] };
    const program = cdktfProgram("new TerraformStack(app, 'shop'); console.log('hello');", report);

    const { out, err } = await aProject(program).run('synth');

    expect(out).toBe('shop\tcdktf.out/stacks/shop/cdk.tf.json\n');
    expect(err).toContain('hello');
    expect(err).toContain('warning: image: should have a digest, got "a:1" [image/no-digest]');
  });

  it('does not hand Terraform’s variables to the program', async () => {
    const program = `${TWO_STACKS} console.log('secret', process.env.TF_VAR_secret);`;

    const { err } = await aProject(program).with({ TF_VAR_secret: 'x' }).run('synth');

    expect(err).toBe('secret undefined\n');
  });

  it('prefers a context value of the command line to one of cdktf.json', async () => {
    const { run, write } = aProject(`${TWO_STACKS} console.log(app.node.tryGetContext('stage'));`);
    write('cdktf.json', '{"app": "node main.js", "context": {"stage": "test"}}');

    const plain = await run('synth');
    const told = await run('synth', '-c', 'stage=a=b');

    expect([plain.err, told.err]).toEqual(['test\n', 'a=b\n']);
  });

  it('needs no cdktf.json where --app names the program', async () => {
    const { run, write } = aProject(TWO_STACKS);
    write('cdktf.json', '{"app": "false"}');

    expect((await run('synth', '--app', 'node main.js')).code).toBe(0);
  });
});

describe('synth of a program that fails', () => {
  it.each([
    ['by a signal', "process.kill(process.pid, 'SIGKILL');", /was killed by SIGKILL|exit code 137/],
    ['by a full disk', "require('fs').writeFileSync('/dev/full', 'x');", /The disk is full/],
    [
      'by a construct’s error',
      cdktfProgram("Annotations.of(new TerraformStack(app, 'shop')).addError('not so');"),
      /error: \[shop\] not so/,
    ],
    ['by having no stack', cdktfProgram(''), /the program has no stack/],
  ])('%s says so and writes nothing', async (_how, program, words) => {
    const { folder, run } = aProject(program);

    const { code, out, err } = await run('synth');

    expect({ code, out, left: readdirSync(folder).sort() }).toEqual({
      code: 1,
      out: '',
      left: UNTOUCHED,
    });
    expect(err).toMatch(words);
  });

  it('says when the command itself does not exist', async () => {
    const { err } = await aProject('').run('synth', '--app', 'no-such-command');

    expect(err).toContain('The command itself was not found.');
  });

  it('says that fleetwright is not built when the program cannot import it', async () => {
    const words = "Cannot find module '/somewhere/node_modules/fleetwright/dist/lib/index.js'";

    const { err } = await aProject(`throw new Error(${JSON.stringify(words)});`).run('synth');

    expect(err).toContain('fleetwright is not built');
  });

  it('shows the problems of a refused system alone, not the stack trace of the program', async () => {
    const hinted = { ...problem, hint: 'Add one.' };
    const program = cdktfProgram("new TerraformStack(app, 'shop');", { problems: [hinted] });
    const { run } = aProject(program.replace('app.synth();', "throw new Error('refused');"));

    const text = await run('synth');
    const json = await run('synth', '--json');

    expect(text).toEqual({
      code: 1,
      out: '',
      err: 'service "web" (main.js:3:1) has 1 problem\n  image: should have a digest, got "a:1" [image/no-digest]\n    Add one.\n',
    });
    expect({ ...json, out: JSON.parse(json.out) as unknown }).toEqual({
      code: 1,
      out: { problems: [hinted] },
      err: '',
    });
  });

  it.each(['for (;;);', 'setInterval(() => {}, 1000);'])(
    'stops %s at the time limit and cleans up',
    async (program) => {
      const { folder, run } = aProject(program);

      await run('synth', '--timeout', '0.5s');

      expect(readdirSync(folder).sort()).toEqual(UNTOUCHED);
    },
  );

  it('is over for all that it started when it is interrupted', async () => {
    const { folder } = aProject(`
      require('node:child_process').spawn('sleep', ['300'], { stdio: 'inherit' });
      setInterval(() => {}, 1000);
    `);
    let interrupt = (): void => {};
    const running = runProgram(
      {
        ...{
          out: () => {},
          err: () => {},
          draw: () => {},
          isTerminal: false,
          cwd: folder,
          env: process.env,
        },
        onInterrupt: (listener) => {
          interrupt = () => listener('SIGINT');
          return () => {};
        },
      },
      { folder, app: 'node main.js', output: folder, context: {}, timeoutSeconds: 60 },
      { outdir: folder, reportFile: 'report', reportContext: 'fleetwright:report' },
    );

    interrupt();

    // It would not end while `sleep` held its output open.
    expect((await running).ending).toEqual({ kind: 'interrupted', signal: 'SIGINT' });
  });
});

describe('synth without a sound project', () => {
  it.each([
    ['text that is not JSON', '{', 'must be JSON'],
    ['a list', '[]', 'must be an object'],
    ['no app', '{}', 'app must be the command that runs your program'],
    ['an app of another type', '{"app": 3}', 'app must be a text'],
  ])('does not understand %s in cdktf.json', async (_what, text, words) => {
    const { run, write } = aProject(TWO_STACKS);
    write('cdktf.json', text);

    const { code, out, err } = await run('synth');

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });

  it.each(['main.js/out', '/proc/fleetwright/out', 'cdktf.json'])(
    'refuses %s as output, which cannot be written',
    async (output) => {
      const { code, err } = await aProject(TWO_STACKS).run('synth', '-o', output);

      expect(code).toBe(1);
      expect(err).toMatch(/^cannot write to .*: /);
    },
  );
});
