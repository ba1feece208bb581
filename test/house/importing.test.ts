import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { readSources, ROOT } from './source-files';

/** Imports every file, then says what is different, by an exit that nothing forces. */
const PROGRAM = `
const before = { stackTrace: Error.captureStackTrace, cwd: process.cwd(), env: JSON.stringify(process.env) };
const listeners = () => JSON.stringify(process.eventNames().map((name) => [String(name), process.listenerCount(name)]));
const heard = listeners();
for (const path of JSON.parse(process.argv.at(-1))) require(path);
if (Error.captureStackTrace !== before.stackTrace) console.log('Error.captureStackTrace');
if (process.cwd() !== before.cwd) console.log('cwd');
if (JSON.stringify(process.env) !== before.env) console.log('env');
if (listeners() !== heard) console.log('listeners', heard, listeners());
`;

it('does nothing when a file is imported: it says nothing, changes nothing and leaves nothing running', () => {
  const files = readSources('lib').map(({ path }) => join(ROOT, path));

  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--eval', PROGRAM, JSON.stringify(files)],
    { cwd: ROOT, encoding: 'utf8', timeout: 60_000 },
  );

  expect(files.length).toBeGreaterThan(100);
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});
