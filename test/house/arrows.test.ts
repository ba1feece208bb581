import { describe, expect, it } from 'vitest';

import { importsOf, ownImportsOf, readSources } from './source-files';

/** What each part of the house may import, beside itself. See docs/architecture.md. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  'source-location': [],
  model: ['errors'],
  checks: ['errors', 'source-location', 'model'],
  targets: ['errors', 'model'],
  system: ['errors', 'source-location', 'model', 'checks', 'targets'],
  stack: ['errors', 'source-location', 'model', 'targets', 'system'],
  microservice: ['errors', 'source-location', 'model', 'targets', 'system', 'stack'],
  index: ['errors', 'model', 'stack', 'microservice'],
  terraform: [],
  rehearsal: [],
  cli: ['errors', 'model', 'targets', 'terraform', 'rehearsal'],
};

const MAY_IMPORT_CDKTF = /^(lib\/(stack|microservice)\.ts|lib\/targets\/|stacks\/|bench\/)/;

const sources = readSources('lib', 'bin', 'stacks', 'bench');

function partOf(path: string): string {
  return /^lib\/([^/.]+)/.exec(path)?.[1] ?? path;
}

describe('the import arrows', () => {
  it('point one way', () => {
    const wrong = readSources('lib').flatMap((file) => {
      const part = partOf(file.path);
      const allowed = [part, ...(MAY_IMPORT[part] ?? [])];
      return ownImportsOf(file)
        .filter((path) => !allowed.includes(partOf(path)))
        .map((path) => `${file.path} → ${path}`);
    });

    expect(wrong).toEqual([]);
  });

  it('name every part of the house', () => {
    const parts = new Set(readSources('lib').map(({ path }) => partOf(path)));

    expect([...parts].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('lead to cdktf from the constructs, the targets and the stacks only', () => {
    const wrong = sources.filter(
      (file) =>
        !MAY_IMPORT_CDKTF.test(file.path) &&
        importsOf(file).some((name) => /^(cdktf|constructs|@cdktf\/.*)$/.test(name)),
    );

    expect(wrong.map(({ path }) => path)).toEqual([]);
  });

  it('lead deep into the providers, whose whole packages take seconds to load', () => {
    const shallow = [...sources, ...readSources('test')].filter((file) =>
      importsOf(file).some((name) => /^@cdktf\/provider-[a-z]+$/.test(name)),
    );

    expect(shallow.map(({ path }) => path)).toEqual([]);
  });
});
