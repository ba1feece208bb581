import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { aProject } from './command-line';

describe('fleetwright init', () => {
  it.each(['kubernetes', 'lambda'])(
    'writes a project for %s that passes its checks',
    async (target) => {
      const { folder, run } = aProject();

      const { code } = await run('init', 'my-shop', '--target', target);

      expect(code).toBe(0);
      symlinkSync(resolve(__dirname, '../../node_modules/tsx'), join(folder, 'node_modules/tsx'));
      const app = 'cd my-shop && node --import tsx main.ts';
      const { out } = await run('check', '--strict', '--app', app);
      expect(out).toContain('0 errors, 0 warnings');
    },
  );

  it('names the project after its folder, or as it is told', async () => {
    const { folder, run } = aProject();

    await run('init', 'my-shop', '--name', 'books', '--package', 'fleetwright-0.1.0.tgz');

    const text = readFileSync(join(folder, 'my-shop/package.json'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      name: 'books',
      dependencies: { fleetwright: `file:${join(folder, 'fleetwright-0.1.0.tgz')}` },
    });
  });

  it('leaves a folder alone that has something in it', async () => {
    const { folder, run } = aProject();
    const before = readdirSync(folder);

    const { code, err } = await run('init', '.', '--name', 'books');

    expect(code).toBe(1);
    expect(err).toContain('is not empty: nothing was written');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('rejects a name that no namespace could have', async () => {
    const { code, err } = await aProject().run('init', 'My Shop');

    expect(code).toBe(2);
    expect(err).toContain('--name');
  });
});

interface Finding {
  readonly name: string;
  readonly status: string;
  readonly found: string;
}

describe('fleetwright doctor', () => {
  it('says what is there and in which version, and never a credential', async () => {
    const secret = 'wJalrXUtnFEMI';
    const { code, out } = await aProject()
      .with({ AWS_ACCESS_KEY_ID: secret, PATH: '' })
      .run('doctor', '--json');

    const findings = JSON.parse(out) as Finding[];
    const statusOf = (name: string) => findings.find((finding) => finding.name === name)?.status;
    expect(code).toBe(0);
    expect(out).not.toContain(secret);
    expect(statusOf('node')).toBe('ok');
    expect(statusOf('cdktf')).toBe('ok');
    expect(statusOf('access to AWS')).toBe('ok');
    expect(statusOf('terraform or tofu')).toBe('absent');
  });

  it('ends with 1 when the named Terraform cannot be used', async () => {
    const { code, out } = await aProject()
      .with({ FLEETWRIGHT_TERRAFORM: 'nonesuch' })
      .run('doctor');

    expect(code).toBe(1);
    expect(out).toContain('WRONG   terraform or tofu: there is no program "nonesuch"');
  });
});
