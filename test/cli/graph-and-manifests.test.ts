import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';

import { aProgram, aProject } from './command-line';

const WITH_CALLS = aProgram(`
const web = new Microservice(shop, 'web', { image: 'acme/web:1', port: 80, isPublic: true });
web.calls(orders, { timeout: '1s' });
orders.calls(externalService('api.stripe.com', 443));
`);

describe('fleetwright graph', () => {
  it('draws callers and callees as Mermaid', async () => {
    const { code, out } = await aProject(WITH_CALLS).run('graph');

    expect(code).toBe(0);
    expect(out).toMatch(/^flowchart/);
    expect(out).toContain('"web (public)"');
    expect(out).toContain('api.stripe.com');
  });

  it('draws them as DOT', async () => {
    const { out } = await aProject(WITH_CALLS).run('graph', '--format', 'dot');

    expect(out).toMatch(/^digraph/);
  });

  it('gives them as data', async () => {
    const { out } = await aProject(WITH_CALLS).run('graph', '--json');

    expect(JSON.parse(out)).toMatchObject({
      edges: [
        { from: 'shop/orders', to: 'api.stripe.com:443' },
        { from: 'shop/web', to: 'shop/orders' },
      ],
    });
  });
});

describe('fleetwright manifests', () => {
  it('prints the objects as YAML, the namespace first', async () => {
    const { code, out } = await aProject(aProgram()).run('manifests', 'shop');

    const kinds = parseAllDocuments(out).map(
      (document) => (document.toJS() as { kind: string }).kind,
    );
    expect(code).toBe(0);
    expect(kinds).toEqual([
      'Namespace',
      'Deployment',
      'NetworkPolicy',
      'NetworkPolicy',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'ServiceAccount',
      'Service',
    ]);
  });

  it('gives any text of the user’s back as it was', async () => {
    const text = '${file("/etc/passwd")} %{ if true } "quoted"\n- not: yaml';
    const environment = JSON.stringify({ MOTTO: text });
    const program = aProgram(
      `new Microservice(shop, 'web', { image: 'acme/web:1', environment: ${environment} });`,
    );

    const { out } = await aProject(program).run('manifests', '--json');

    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({
        kind: 'Deployment',
        spec: expect.objectContaining({
          template: expect.objectContaining({
            spec: expect.objectContaining({
              containers: [expect.objectContaining({ env: [{ name: 'MOTTO', value: text }] })],
            }),
          }),
        }),
      }),
    );
  });

  it('rejects a value that only Terraform will know', async () => {
    const program = aProgram(`
const other = new (require('cdktf').TerraformLocal)(shop, 'host', '\${timestamp()}');
new Microservice(shop, 'web', { image: 'acme/web:1', environment: { HOST: knownAtApply(other.asString) } });
`);

    const { code, err } = await aProject(program).run('manifests');

    expect(code).toBe(1);
    expect(err).toContain('kubernetes_config_map_v1.web_bindings');
  });
});
