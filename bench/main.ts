import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { Comparison } from './compare';
import { compilePrograms } from './compile';
import { compareCommands, compareFleet, compareGrowth, type Workplace } from './contests';
import { isMet, renderTable } from './table';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
  },
});

function run(place: Workplace): readonly Comparison[] {
  const contests: readonly (() => Comparison)[] = [
    () => compareFleet(place, 1),
    () => compareFleet(place, 100),
    () => compareFleet(place, 1_000),
    () => compareGrowth(place),
    () => compareCommands(place),
  ];
  return contests.map((contest) => {
    const comparison = contest();
    process.stderr.write(`measured ${comparison.what}\n`);
    return comparison;
  });
}

function main(): void {
  const root = join(__dirname, '..');
  const output = mkdtempSync(join(tmpdir(), 'fleetwright-bench-'));
  const programs = compilePrograms(root);
  try {
    const comparisons = run({ root, programs, output, isQuick: options.quick });
    const judged = comparisons.map((comparison) => ({ ...comparison, isMet: isMet(comparison) }));
    const result = options.json ? JSON.stringify(judged, null, 2) : renderTable(comparisons);
    process.stdout.write(`${result}\n`);
  } finally {
    rmSync(output, { recursive: true });
    rmSync(programs, { recursive: true });
  }
}

main();
