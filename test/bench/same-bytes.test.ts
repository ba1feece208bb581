import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { assertSameBytes } from '../../bench/same-bytes';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fleetwright-same-bytes-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function folder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name, path)), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  return join(root, name);
}

describe('assertSameBytes', () => {
  it('is content with the same files at every depth', () => {
    const files = { 'manifest.json': '{}', 'stacks/shop/cdk.tf.json': '[\n1\n]' };

    expect(() => assertSameBytes(folder('a', files), folder('b', files))).not.toThrow();
  });

  it('rejects another byte, and shows the line', () => {
    const ours = folder('a', { 'stacks/cdk.tf.json': '[\n1\n]' });
    const other = folder('b', { 'stacks/cdk.tf.json': '[\n2\n]' });

    expect(() => assertSameBytes(ours, other)).toThrow(/cdk.tf.json differs\nline 2: 1 but 2/);
  });

  it('rejects a file that only one side has', () => {
    const ours = folder('a', { 'cdk.tf.json': '' });
    const other = folder('b', { 'cdk.tf.json': '', 'more.json': '' });

    expect(() => assertSameBytes(ours, other)).toThrow('not the same files');
  });
});
