import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, describe, expect, it } from 'vitest';

import { findTerraform } from '../../lib/terraform/binary';
import { isAtLeast } from '../../lib/terraform/version';

const made: string[] = [];

afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder of programs that print what is given for their names. */
function programs(answers: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-bin-'));
  made.push(folder);
  for (const [name, answer] of Object.entries(answers)) {
    writeFileSync(join(folder, name), `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

function search(folder: string, named?: string) {
  return { cwd: folder, env: { PATH: `${folder}:/usr/bin:/bin` }, ...(named && { named }) };
}

describe('findTerraform', () => {
  it('prefers terraform to tofu', async () => {
    const folder = programs({ terraform: 'Terraform v1.9.0', tofu: 'OpenTofu v1.8.0' });

    expect(await findTerraform(search(folder))).toEqual({
      command: join(folder, 'terraform'),
      product: 'Terraform',
      version: '1.9.0',
    });
  });

  it('takes tofu where there is no terraform, and the one that is named before both', async () => {
    const folder = programs({ tofu: 'OpenTofu v1.8.0', mine: 'Terraform v1.6.0-rc1\non linux' });

    const found = await findTerraform(search(folder));
    const named = await findTerraform(search(folder, './mine'));

    expect([found.product, named.version]).toEqual(['OpenTofu', '1.6.0-rc1']);
  });

  it.each([
    [
      'is older than what we write needs',
      'Terraform v1.4.7',
      /must be 1\.5\.0 or newer, got 1\.4\.7/,
    ],
    ['is something else', 'hello', /is neither Terraform nor OpenTofu: it says "hello/],
  ])('rejects one that %s', async (_what, answer, words) => {
    await expect(findTerraform(search(programs({ terraform: answer })))).rejects.toThrow(words);
  });

  it('tells a missing one from one that cannot be used', async () => {
    const folder = programs({});
    mkdirSync(join(folder, 'terraform'));

    await expect(findTerraform(search(folder))).rejects.toMatchObject({ isAbsent: true });
    await expect(findTerraform(search(folder, 'no-such'))).rejects.toMatchObject({
      isAbsent: false,
      message: 'there is no program "no-such"',
    });
  });
});

describe('isAtLeast', () => {
  it.each([
    ['1.5.0', true],
    ['1.4.99', false],
    ['1.10.0', true],
    ['2.0.0', true],
    ['1.5.1-beta2', true],
    ['0.15.5', false],
  ])('puts %s beside 1.5.0: %s', (version, expected) => {
    expect(isAtLeast(version, '1.5.0')).toBe(expected);
  });
});
