import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { lambda } from '../../../lib/model/target';
import { readArchives, writeArchives } from '../../../lib/targets/lambda/code';
import { aService } from '../../support/service';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function archivesOf(code: string, names: readonly string[] = ['orders']) {
  const place = new Error('place');
  const services = names.map((name) => ({
    model: aService({ name, code, target: lambda({ region: 'eu-west-1' }) }),
    place,
  }));
  return readArchives({ stacks: [], services, edges: [] });
}

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

describe('readArchives', () => {
  it('packs a folder into the same bytes whenever its files were written', () => {
    write('code/index.mjs', 'export const handler = () => 1;');
    write('code/lib/tax.mjs', 'export const tax = 2;');

    const first = archivesOf(join(folder, 'code')).archives.get('shop/orders');
    utimesSync(join(folder, 'code/index.mjs'), 1, 1);
    const second = archivesOf(join(folder, 'code')).archives.get('shop/orders');

    expect(second).toEqual(first);
    expect(Object.keys(unzipSync(first?.bytes ?? new Uint8Array()))).toEqual([
      'index.mjs',
      'lib/tax.mjs',
    ]);
    expect(first?.path).toMatch(/^assets\/[0-9a-f]{16}\.zip$/);
  });

  it('gives other code another hash', () => {
    write('code/index.mjs', '1');
    const before = archivesOf(join(folder, 'code')).archives.get('shop/orders');
    write('code/index.mjs', '2');

    const after = archivesOf(join(folder, 'code')).archives.get('shop/orders');

    expect(after?.sha256).not.toBe(before?.sha256);
  });

  it('follows no link to a folder', () => {
    write('code/index.mjs', '1');
    symlinkSync(folder, join(folder, 'code/round'));

    const { bytes } = archivesOf(join(folder, 'code')).archives.get('shop/orders') ?? {};

    expect(Object.keys(unzipSync(bytes ?? new Uint8Array()))).toEqual(['index.mjs']);
  });

  it('leaves out a link to nothing', () => {
    write('code/index.mjs', '1');
    symlinkSync(join(folder, 'gone'), join(folder, 'code/tool'));

    const { archives, problems } = archivesOf(join(folder, 'code'));

    expect(problems).toEqual([]);
    const { bytes } = archives.get('shop/orders') ?? {};
    expect(Object.keys(unzipSync(bytes ?? new Uint8Array()))).toEqual(['index.mjs']);
  });

  it('packs a folder that functions share once', () => {
    write('code/index.mjs', '1');

    const { archives } = archivesOf(join(folder, 'code'), ['orders', 'carts']);

    expect(archives.get('shop/carts')?.bytes).toBe(archives.get('shop/orders')?.bytes);
  });

  it('takes a finished archive as it is', () => {
    const bytes = zipSync({ 'index.mjs': new Uint8Array([49]) });
    writeFileSync(join(folder, 'code.zip'), bytes);

    const archive = archivesOf(join(folder, 'code.zip')).archives.get('shop/orders');

    expect(archive?.sha256).toBe(createHash('sha256').update(bytes).digest('base64'));
    expect(Buffer.from(archive?.bytes ?? []).equals(bytes)).toBe(true);
  });

  it.each([
    { what: 'nothing there', make: () => undefined, code: 'code/missing' },
    { what: 'a file of another kind', make: () => write('code', 'text'), code: 'code/missing' },
    { what: 'an empty folder', make: () => mkdirSync(join(folder, 'code')), code: 'code/empty' },
    {
      what: 'a file that only claims to be an archive',
      make: () => write('code.zip', 'text'),
      name: 'code.zip',
      code: 'code/not-a-zip',
    },
    {
      what: 'more than a function may have',
      make: () => write('code/model.bin', '0'.repeat(251 * 1024 * 1024)),
      code: 'code/too-large',
    },
  ])('rejects $what', ({ make, name = 'code', code }) => {
    make();

    const { archives, problems } = archivesOf(join(folder, name));

    expect(archives.size).toBe(0);
    expect(problems).toMatchObject([{ code, path: 'code', subject: 'service "orders"' }]);
  });
});

describe('writeArchives', () => {
  it('writes code that functions share once, and removes what no function has', () => {
    write('code/index.mjs', '1');
    write('out/assets/0123456789abcdef.zip', 'stale');
    write('out/assets/mine.txt', 'not ours');
    const { archives } = archivesOf(join(folder, 'code'), ['orders', 'carts']);

    writeArchives(archives, { folder: join(folder, 'out'), stack: 'shop' });

    const path = archives.get('shop/orders')?.path ?? '';
    expect(readdirSync(join(folder, 'out/assets')).sort()).toEqual(
      [path.replace('assets/', ''), 'mine.txt'].sort(),
    );
  });

  it('completes an archive whose writing was cut off, and leaves a whole one alone', () => {
    write('code/index.mjs', '1');
    const { archives } = archivesOf(join(folder, 'code'));
    const { path = '', bytes = new Uint8Array() } = archives.get('shop/orders') ?? {};
    const file = join(folder, 'out', path);
    write(join('out', path), 'half');

    writeArchives(archives, { folder: join(folder, 'out'), stack: 'shop' });

    expect(readFileSync(file).equals(bytes)).toBe(true);
    utimesSync(file, 1, 1);
    writeArchives(archives, { folder: join(folder, 'out'), stack: 'shop' });
    expect(statSync(file).mtimeMs).toBe(1000);
  });

  it("writes nothing of another stack's", () => {
    write('code/index.mjs', '1');
    const { archives } = archivesOf(join(folder, 'code'));

    writeArchives(archives, { folder: join(folder, 'other'), stack: 'other' });

    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});
