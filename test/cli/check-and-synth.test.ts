import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { aProgram, aProject } from './command-line';

const FAULTY = aProgram("new Microservice(shop, 'carts', { port: 8080 });");
const WARNED = aProgram(
  "new Microservice(shop, 'web', { image: 'acme/web:1', port: 80, isPublic: true });",
);

describe('fleetwright check', () => {
  it('finds nothing wrong with a sound system, and writes nothing', async () => {
    const { folder, run } = aProject(aProgram());

    const { code, out } = await run('check');

    expect(code).toBe(0);
    expect(out).toContain('1 service, 0 edges, 1 stack: 0 errors, 0 warnings, 0 notes');
    expect(existsSync(join(folder, 'cdktf.out'))).toBe(false);
  });

  it('points at the line of a fault and ends with 1', async () => {
    const { code, out } = await aProject(FAULTY).run('check');

    expect(code).toBe(1);
    expect(out).toMatch(/^service "carts" \(main\.js:\d+:\d+\) has 1 problem$/m);
    expect(out).toContain('[target/needs-image]');
  });

  it('gives problems and acceptances as JSON, alone on standard output', async () => {
    const { code, out } = await aProject(FAULTY).run('check', '--json');

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      problems: [{ code: 'target/needs-image', subject: 'service "carts"' }],
      acceptances: [],
      counts: { errors: 1 },
    });
  });

  it.each([
    [[], 0],
    [['--strict'], 1],
  ])('takes a warning with %j as %i', async (flags, expected) => {
    const { code, out } = await aProject(WARNED).run('check', ...flags);

    expect(out).toContain('warning: isPublic');
    expect(code).toBe(expected);
  });

  it('lists a warning that was accepted with its reason', async () => {
    const program = WARNED.replace(
      "kubernetes({ namespace: 'shop' })",
      "kubernetes({ namespace: 'shop' }), accept: [{ code: 'public/no-authentication', reason: 'it is a shop' }]",
    );

    const { code, out } = await aProject(program).run('check', '--strict');

    expect(code).toBe(0);
    expect(out).toContain('accepted public/no-authentication: it is a shop');
  });
});

describe('fleetwright synth', () => {
  it('writes the Terraform of every stack, and lists it', async () => {
    const { folder, run } = aProject(aProgram());

    const { code, out } = await run('synth');

    expect(code).toBe(0);
    expect(out).toBe('shop\tcdktf.out/stacks/shop/cdk.tf.json\n');
    const text = readFileSync(join(folder, 'cdktf.out/stacks/shop/cdk.tf.json'), 'utf8');
    expect(JSON.parse(text)).toHaveProperty('resource.kubernetes_deployment_v1.orders_deployment');
  });

  it('gives the same bytes each time', async () => {
    const { folder, run } = aProject(aProgram());
    const read = () => readFileSync(join(folder, 'cdktf.out/stacks/shop/cdk.tf.json'), 'utf8');

    await run('synth');
    const first = read();
    await run('synth');

    expect(read()).toBe(first);
  });

  it('hands context values to the program', async () => {
    const program = aProgram("if (app.node.tryGetContext('stage') !== 'prod') process.exit(9);");

    const { run } = aProject(program);

    expect((await run('synth')).code).toBe(1);
    expect((await run('synth', '--context', 'stage=prod')).code).toBe(0);
  });
});

describe('a program that is broken', () => {
  it.each([
    { what: 'a syntax error', program: 'const = 1;', says: 'SyntaxError' },
    { what: 'an error', program: "throw new Error('no luck');", says: 'no luck' },
    { what: 'an exit of its own', program: 'process.exit(3);', says: 'exit code 3' },
    { what: 'a silent end', program: '', says: 'must call app.synth()' },
    { what: 'an error of the system', program: FAULTY, says: 'target/needs-image' },
  ])('with $what writes nothing and ends with 1', async ({ program, says }) => {
    const { folder, run } = aProject(program);
    const before = readdirSync(folder);

    const { code, out, err } = await run('synth');

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(says);
    expect(readdirSync(folder)).toEqual(before);
  });

  it('by a loop is stopped at its time limit', async () => {
    const { code, err } = await aProject('for (;;);').run('synth', '--timeout', '1s');

    expect(code).toBe(1);
    expect(err).toContain('was still running after 1 s and was stopped');
  });

  it('keeps what an earlier synthesis wrote', async () => {
    const { folder, run, write } = aProject(aProgram());
    await run('synth');
    const read = () => readFileSync(join(folder, 'cdktf.out/stacks/shop/cdk.tf.json'), 'utf8');
    const before = read();

    write('main.js', FAULTY);
    const { code } = await run('synth');

    expect(code).toBe(1);
    expect(read()).toBe(before);
  });
});

describe('the command line', () => {
  it.each([
    { args: ['frobnicate'], says: 'unknown command' },
    { args: ['synth', '--frobnicate'], says: 'unknown option' },
    { args: ['synth', '--timeout', 'soon'], says: 'must be a duration' },
    { args: ['synth', '--timeout', '99999h'], says: 'must be at most 24h' },
    { args: ['synth', '--context', 'stage'], says: 'must be key=value' },
    { args: ['rehearse', '--serve', 'shop'], says: '--serve goes with neither' },
    { args: ['manifests', 'nowhere'], says: 'there is no stack "nowhere"; the stacks are "shop"' },
  ])('rejects $args with 2', async ({ args, says }) => {
    const { code, out, err } = await aProject(aProgram()).run(...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });

  it('rejects a folder without cdktf.json with 2, and says what to do', async () => {
    const { code, err } = await aProject(aProgram()).run('synth', '--app', ' ');

    expect(code).toBe(2);
    expect(err).toContain('app must be the command that runs your program');
  });

  it('rejects an output that cannot be written', async () => {
    const { run, write } = aProject(aProgram());
    write('taken', 'a file');

    const { code, err } = await run('synth', '--output', 'taken/out');

    expect(code).toBe(1);
    expect(err).toContain('taken');
  });
});
