import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

it('judges policies without anything of the product that wrote them', () => {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts'));
  const imports = files.flatMap((name) =>
    [...readFileSync(join(__dirname, name), 'utf8').matchAll(/ from '([^']+)';$/gm)].map(
      ([, from = '']) => from,
    ),
  );

  expect(imports.length).toBeGreaterThan(10);
  expect(imports.filter((from) => !/^(\.\/|node:|vitest$)/.test(from))).toEqual([]);
});
