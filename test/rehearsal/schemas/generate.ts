import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { PackedSchema } from '../../../lib/rehearsal/schemas/packed';
import { deriveSchema } from './derive';

/** Writes what `deriveSchema` says for both providers, one block a line. */
function generate(): void {
  for (const name of ['kubernetes', 'aws'] as const) {
    const path = join(__dirname, '../../../lib/rehearsal/schemas', `${name}.json`);
    writeFileSync(path, render(deriveSchema(name)));
  }
}

function render({ blocks, ...rest }: PackedSchema): string {
  const head = Object.entries(rest).map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  const lines = blocks.map((block) => JSON.stringify(block)).join(',\n');
  return `{\n${head.join(',\n')},\n"blocks":[\n${lines}\n]}\n`;
}

generate();
