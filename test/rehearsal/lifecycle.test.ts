import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { withMembers } from '../../lib/rehearsal/cty/value';
import { startStandIns, type StandIns } from '../../lib/rehearsal/stand-ins';
import { aWorkspace, hasTerraform, type Workspace } from '../support/terraform';
import { aFunction, aShop } from './configurations';

describe.skipIf(!hasTerraform)('stand-in providers under Terraform', () => {
  let standIns: StandIns;
  let workspace: Workspace;

  beforeEach(async () => {
    standIns = await startStandIns();
    workspace = aWorkspace(standIns);
  });

  afterEach(async () => {
    workspace.remove();
    await standIns.close();
  });

  it('need no download and leave an empty second plan', async () => {
    workspace.write(aShop());

    const init = await workspace.run('init', '-no-color');
    const apply = await workspace.apply();
    const second = await workspace.plan();

    expect(init.text).toContain('successfully initialized');
    expect(apply.text).toContain('Apply complete! Resources: 3 added');
    expect(second).toMatchObject({
      code: 0,
      text: expect.stringContaining('No changes') as string,
    });
  });

  it('tell what only the platform can choose after the apply, not before', async () => {
    workspace.write(aShop());
    await workspace.run('init');

    const plan = await workspace.plan();
    await workspace.apply();
    const state = await workspace.state();

    expect(plan.text).toMatch(/uid\s+= \(known after apply\)/);
    expect(state['kubernetes_service_v1.orders']?.values).toMatchObject({
      id: 'shop/orders',
      metadata: [{ generation: 1, uid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }],
      spec: [{ cluster_ip: expect.stringMatching(/^10\.96\./) as string, type: 'ClusterIP' }],
    });
  });

  it('change in place what can be changed so', async () => {
    workspace.write(aShop());
    await workspace.run('init');
    await workspace.apply();

    workspace.write(aShop({ image: 'shop/orders:1.4.3' }));
    const plan = await workspace.plan();
    const apply = await workspace.apply();
    const second = await workspace.plan();

    expect(plan.text).toContain('kubernetes_deployment_v1.orders will be updated in-place');
    expect(plan.text).toContain('Plan: 0 to add, 1 to change, 0 to destroy');
    expect(apply.code).toBe(0);
    expect(second.code).toBe(0);
  });

  it('replace what the provider cannot change', async () => {
    workspace.write(aShop());
    await workspace.run('init');
    await workspace.apply();

    workspace.write(aShop({ name: 'orders-v2' }));
    const plan = await workspace.plan();
    await workspace.apply();

    expect(plan.text).toContain('# forces replacement');
    expect(plan.text).toContain('Plan: 1 to add, 0 to change, 1 to destroy');
    expect(namesIn(standIns)).toEqual(['shop', 'shop/orders', 'shop/orders-v2']);
  });

  it('show in the plan what was changed behind Terraform', async () => {
    workspace.write(aShop());
    await workspace.run('init');
    await workspace.apply();

    standIns.drift('kubernetes_service_v1', 'shop/orders', (values) =>
      withMembers(values, { wait_for_load_balancer: false }),
    );
    const plan = await workspace.plan();

    expect(plan.code).toBe(2);
    expect(plan.text).toMatch(/wait_for_load_balancer\s+= false -> true/);
  });

  it('make again what was deleted behind Terraform', async () => {
    workspace.write(aShop());
    await workspace.run('init');
    await workspace.apply();

    standIns.world.delete('kubernetes_deployment_v1', 'shop/orders');
    const plan = await workspace.plan();

    expect(plan.text).toContain('kubernetes_deployment_v1.orders will be created');
  });

  it('leave nothing in the world when everything is destroyed', async () => {
    workspace.write(aShop());
    await workspace.run('init');
    await workspace.apply();

    const destroy = await workspace.run('destroy', '-auto-approve', '-no-color');

    expect(destroy.text).toContain('Destroy complete! Resources: 3 destroyed');
    expect(standIns.world.all()).toEqual([]);
  });

  it('import what exists and Terraform does not know yet', async () => {
    workspace.write(aShop());
    await workspace.run('init');
    await workspace.apply();

    await workspace.run('state', 'rm', 'kubernetes_deployment_v1.orders');
    const imported = await workspace.run(
      'import',
      'kubernetes_deployment_v1.orders',
      'shop/orders',
    );
    const plan = await workspace.plan();

    expect(imported.text).toContain('Import successful');
    expect(plan.code).toBe(0);
  });

  it('give AWS resources names on which others can be built', async () => {
    workspace.write(aFunction('aGFzaA=='));
    await workspace.run('init');
    await workspace.apply();
    const state = await workspace.state();
    const outputs = await workspace.run('output', '-json');

    const api = state['aws_apigatewayv2_api.web']?.values ?? {};
    expect(state['aws_lambda_alias.live']?.values).toMatchObject({
      arn: 'arn:aws:lambda:eu-west-1:123456789012:function:orders:live',
      function_version: '1',
      region: 'eu-west-1',
    });
    expect(state['aws_lambda_permission.web']?.values).toMatchObject({
      source_arn: `arn:aws:execute-api:eu-west-1:123456789012:${String(api.id)}/*/*`,
    });
    expect(api.api_endpoint).toBe(`https://${String(api.id)}.execute-api.eu-west-1.amazonaws.com`);
    expect(JSON.parse(outputs.text)).toMatchObject({
      account: { value: '123456789012' },
      region: { value: 'eu-west-1' },
    });
    expect((await workspace.plan()).code).toBe(0);
  });

  it('publish a new version of a function when its code changes, and only then', async () => {
    workspace.write(aFunction('b25l'));
    await workspace.run('init');
    await workspace.apply();

    workspace.write(aFunction('dHdv'));
    const plan = await workspace.plan();
    await workspace.apply();
    const state = await workspace.state();

    expect(plan.text).toMatch(/version\s+= "1" -> \(known after apply\)/);
    expect(state['aws_lambda_alias.live']?.values.function_version).toBe('2');
    expect((await workspace.plan()).code).toBe(0);
  });
});

function namesIn({ world }: StandIns): string[] {
  return [...new Set(world.all().map(({ key }) => key))].sort();
}
