import { describe, expect, it } from 'vitest';

import { withMembers } from '../../lib/rehearsal/cty/value';
import type { StandIns } from '../../lib/rehearsal/stand-ins';
import { attachedWorkspace } from '../support/attached-workspace';
import { hasTerraform } from '../support/terraform';
import { aFunction, aShop } from './configurations';

describe.skipIf(!hasTerraform)('stand-in providers under Terraform', () => {
  const attached = attachedWorkspace();

  it('need no download and leave an empty second plan', async () => {
    attached.workspace.write(aShop());

    const init = await attached.workspace.run('init', '-no-color');
    const apply = await attached.workspace.apply();
    const second = await attached.workspace.plan();

    expect(init.text).toContain('successfully initialized');
    expect(apply.text).toContain('Apply complete! Resources: 3 added');
    expect(second).toMatchObject({
      code: 0,
      text: expect.stringContaining('No changes') as string,
    });
  });

  it('tell what only the platform can choose after the apply, not before', async () => {
    attached.workspace.write(aShop());
    await attached.workspace.run('init');

    const plan = await attached.workspace.plan();
    await attached.workspace.apply();
    const state = await attached.workspace.state();

    expect(plan.text).toMatch(/uid\s+= \(known after apply\)/);
    expect(state['kubernetes_service_v1.orders']?.values).toMatchObject({
      id: 'shop/orders',
      metadata: [{ generation: 1, uid: expect.stringMatching(/^[0-9a-f-]{36}$/) as string }],
      spec: [{ cluster_ip: expect.stringMatching(/^10\.96\./) as string, type: 'ClusterIP' }],
    });
  });

  it('change in place what can be changed so', async () => {
    attached.workspace.write(aShop());
    await attached.workspace.run('init');
    await attached.workspace.apply();

    attached.workspace.write(aShop({ image: 'shop/orders:1.4.3' }));
    const plan = await attached.workspace.plan();
    const apply = await attached.workspace.apply();
    const second = await attached.workspace.plan();

    expect(plan.text).toContain('kubernetes_deployment_v1.orders will be updated in-place');
    expect(plan.text).toContain('Plan: 0 to add, 1 to change, 0 to destroy');
    expect(apply.code).toBe(0);
    expect(second.code).toBe(0);
  });

  it('replace what the provider cannot change', async () => {
    attached.workspace.write(aShop());
    await attached.workspace.run('init');
    await attached.workspace.apply();

    attached.workspace.write(aShop({ name: 'orders-v2' }));
    const plan = await attached.workspace.plan();
    await attached.workspace.apply();

    expect(plan.text).toContain('# forces replacement');
    expect(plan.text).toContain('Plan: 1 to add, 0 to change, 1 to destroy');
    expect(namesIn(attached.standIns)).toEqual(['shop', 'shop/orders', 'shop/orders-v2']);
  });

  it('show in the plan what was changed behind Terraform', async () => {
    attached.workspace.write(aShop());
    await attached.workspace.run('init');
    await attached.workspace.apply();

    attached.standIns.drift('kubernetes_service_v1', 'shop/orders', (values) =>
      withMembers(values, { wait_for_load_balancer: false }),
    );
    const plan = await attached.workspace.plan();

    expect(plan.code).toBe(2);
    expect(plan.text).toMatch(/wait_for_load_balancer\s+= false -> true/);
  });

  it('make again what was deleted behind Terraform', async () => {
    attached.workspace.write(aShop());
    await attached.workspace.run('init');
    await attached.workspace.apply();

    attached.standIns.world.delete('kubernetes_deployment_v1', 'shop/orders');
    const plan = await attached.workspace.plan();

    expect(plan.text).toContain('kubernetes_deployment_v1.orders will be created');
  });

  it('leave nothing in the world when everything is destroyed', async () => {
    attached.workspace.write(aShop());
    await attached.workspace.run('init');
    await attached.workspace.apply();

    const destroy = await attached.workspace.run('destroy', '-auto-approve', '-no-color');

    expect(destroy.text).toContain('Destroy complete! Resources: 3 destroyed');
    expect(attached.standIns.world.all()).toEqual([]);
  });

  it('import what exists and Terraform does not know yet', async () => {
    attached.workspace.write(aShop());
    await attached.workspace.run('init');
    await attached.workspace.apply();

    await attached.workspace.run('state', 'rm', 'kubernetes_deployment_v1.orders');
    const imported = await attached.workspace.run(
      'import',
      'kubernetes_deployment_v1.orders',
      'shop/orders',
    );
    const plan = await attached.workspace.plan();

    expect(imported.text).toContain('Import successful');
    expect(plan.code).toBe(0);
  });

  it('give AWS resources names on which others can be built', async () => {
    attached.workspace.write(aFunction('aGFzaA=='));
    await attached.workspace.run('init');
    await attached.workspace.apply();
    const state = await attached.workspace.state();
    const outputs = await attached.workspace.run('output', '-json');

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
    expect((await attached.workspace.plan()).code).toBe(0);
  });

  it('publish a new version of a function when its code changes, and only then', async () => {
    attached.workspace.write(aFunction('b25l'));
    await attached.workspace.run('init');
    await attached.workspace.apply();

    attached.workspace.write(aFunction('dHdv'));
    const plan = await attached.workspace.plan();
    await attached.workspace.apply();
    const state = await attached.workspace.state();

    expect(plan.text).toMatch(/version\s+= "1" -> \(known after apply\)/);
    expect(state['aws_lambda_alias.live']?.values.function_version).toBe('2');
    expect((await attached.workspace.plan()).code).toBe(0);
  });
});

function namesIn({ world }: StandIns): string[] {
  return [...new Set(world.all().map(({ key }) => key))].sort();
}
