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
  truncateSync,
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

  it('packs what a link to a file beside it leads to', () => {
    write('code/lib/tax.mjs', 'export const tax = 2;');
    symlinkSync('lib/tax.mjs', join(folder, 'code/index.mjs'));

    const { bytes } = archivesOf(join(folder, 'code')).archives.get('shop/orders') ?? {};

    const files = unzipSync(bytes ?? new Uint8Array());
    expect(Buffer.from(files['index.mjs'] ?? []).toString()).toBe('export const tax = 2;');
  });

  it.each([
    { what: 'a file outside', link: 'code/key.pem', to: '../outside.pem' },
    { what: 'a folder outside', link: 'code/lib/round', to: '../..' },
    { what: 'a folder of the code', link: 'code/node_modules/tax', to: '../lib' },
    { what: 'a sibling whose name begins alike', link: 'code/key.pem', to: '../code-keys/a.pem' },
  ])('rejects a link to $what', ({ link, to }) => {
    write('outside.pem', 'not for upload');
    write('code-keys/a.pem', 'not for upload');
    write('code/lib/tax.mjs', '1');
    write(`${link}.mjs`, '1');
    symlinkSync(to, join(folder, link));

    const { archives, problems } = archivesOf(join(folder, 'code'));

    expect(archives.size).toBe(0);
    const name = link.slice('code/'.length);
    expect(problems).toMatchObject([
      { code: 'code/link', path: 'code', message: expect.stringContaining(`got "${name}"`) },
    ]);
  });

  it('takes a folder that is itself reached by a link', () => {
    write('build/index.mjs', '1');
    symlinkSync('index.mjs', join(folder, 'build/main.mjs'));
    symlinkSync('build', join(folder, 'code'));

    expect(archivesOf(join(folder, 'code')).problems).toEqual([]);
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
      what: 'a name that no file can have',
      make: () => undefined,
      name: 'x'.repeat(5000),
      code: 'code/unreadable',
    },
    {
      what: 'a link to itself',
      make: () => symlinkSync('code', join(folder, 'code')),
      code: 'code/unreadable',
    },
    {
      what: 'an archive above what may be uploaded',
      make: () => writeFileSync(join(folder, 'code.zip'), new Uint8Array(50 * 1024 * 1024 + 1)),
      name: 'code.zip',
      code: 'code/too-large',
    },
    {
      what: 'more than a function may have',
      make: () => {
        write('code/model.bin', '');
        truncateSync(join(folder, 'code/model.bin'), 251 * 1024 * 1024);
      },
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
