import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { App } from 'cdktf';
import { describe, expect, it } from 'vitest';

import { lambda, Microservice, ServiceStack } from 'fleetwright';
import { synthesizeInto } from '../../stacks/synthesized';
import { attachedWorkspace } from '../../support/attached-workspace';
import { hasTerraform } from '../../support/terraform';

/** Runs of Terraform, on a machine that may be busy with other tests. */
const PATIENCE = { timeout: 240_000 };

function callingEachOther(app: App, code: string): ServiceStack {
  const stack = new ServiceStack(app, 'shop', { target: lambda({ region: 'eu-west-1' }) });
  const orders = new Microservice(stack, 'orders', { code, port: 8080 });
  const stock = new Microservice(stack, 'stock', { code, port: 8080 });
  orders.calls(stock, { timeout: '1s', retries: 0 });
  stock.calls(orders, { timeout: '500ms', retries: 0 });
  return stack;
}

describe.skipIf(!hasTerraform)('two functions that call each other', () => {
  const attached = attachedWorkspace();

  it('are no cycle to Terraform, and each may start the other alone', PATIENCE, async () => {
    const code = join(attached.workspace.folder, 'code');
    mkdirSync(code);
    writeFileSync(join(code, 'index.mjs'), 'export const handler = () => 1;');
    const build = (app: App) => callingEachOther(app, code);
    cpSync(synthesizeInto(attached.workspace.folder, { build }), attached.workspace.folder, {
      recursive: true,
    });
    const backend = { local: { path: join(attached.workspace.folder, 'terraform.tfstate') } };
    const override = JSON.stringify({ terraform: { backend } });
    writeFileSync(join(attached.workspace.folder, 'backend_override.tf.json'), override);

    expect(await attached.workspace.run('init', '-no-color')).toMatchObject({ code: 0 });
    expect(await attached.workspace.apply()).toMatchObject({ code: 0 });

    const state = await attached.workspace.state();
    expect(invokedBy(state['aws_iam_role_policy.orders_policy'])).toMatch(
      /:function:shop-stock:live$/,
    );
    expect(invokedBy(state['aws_iam_role_policy.stock_policy'])).toMatch(
      /:function:shop-orders:live$/,
    );
    expect(await attached.workspace.plan()).toMatchObject({ code: 0 });
  });
});

/** The one ARN that a role may invoke. */
function invokedBy(policy: { readonly values: Readonly<Record<string, unknown>> } | undefined) {
  const { Statement } = JSON.parse(String(policy?.values['policy'])) as {
    readonly Statement: readonly { readonly Action: string[]; readonly Resource: string[] }[];
  };
  return Statement.filter(({ Action }) => Action.includes('lambda:InvokeFunction'))
    .flatMap(({ Resource }) => Resource)
    .join(' ');
}
