import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { App, TerraformStack } from 'cdktf';

import { createCluster } from './by-hand/cluster';
import { Orders } from './by-hand/orders';
import { Payments } from './by-hand/payments';

/** The fleet of `fleetwright.ts` as one would write it with cdktf alone. */
function main(services: number, outdir: string): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, 'shop');
  const namespace = createCluster(stack);

  for (let pair = 0; pair < services / 2; pair += 1) {
    const [payments, orders] = [`payments-${pair}`, `orders-${pair}`];
    if (2 * pair + 1 < services) {
      new Payments(stack, payments, { namespace, calledBy: orders });
      const addressVariable = `PAYMENTS_${pair}`;
      new Orders(stack, orders, { namespace, payments, addressVariable });
    } else {
      new Payments(stack, payments, { namespace });
    }
  }
  app.synth();
  const versions = 'terraform {\n  required_version = ">= 1.5.0"\n}\n';
  writeFileSync(join(outdir, 'stacks/shop/versions.tf'), versions);
}

main(Number(process.argv[2]), process.argv[3] ?? 'cdktf.out');
