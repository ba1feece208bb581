import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CODE = 'stacks/orders';

/** Does `work` in a folder where the code of the orders services has one more line. */
export function ordersWithOtherCode(work: () => void): void {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  try {
    cpSync(CODE, join(folder, CODE), { recursive: true });
    appendFileSync(join(folder, CODE, 'lambda.mjs'), '\nexport const revision = 2;\n');
    process.chdir(folder);
    work();
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
}
