import { afterAll, beforeAll, expect, it } from 'vitest';

import { kubernetesProvider } from '../../../rehearsal/configurations';
import { clusterWorkspace, type ClusterWorkspace } from '../apply';
import { describeOnOwnCluster } from '../describe';

const NAMESPACE = 'refusals';
const LABELS = { app: 'it' };
/** No node is like that. */
const NOWHERE = { node_selector: { no: 'such' } };

/** A namespace and one resource of each type, with `<type>.it` for an address. */
function withNamespace(resources: Readonly<Record<string, object>>): object {
  const named = Object.entries(resources).map(([type, block]) => [type, { it: block }] as const);
  const namespaces = { kubernetes_namespace_v1: { it: { metadata: { name: NAMESPACE } } } };
  return { ...kubernetesProvider(), resource: { ...namespaces, ...Object.fromEntries(named) } };
}

/** A Deployment that stands in the namespace as soon as that is there. */
function aDeployment(name: string, template: object = {}): object {
  return {
    depends_on: ['kubernetes_namespace_v1.it'],
    metadata: { name, namespace: NAMESPACE },
    timeouts: { create: '2s' },
    spec: {
      selector: { match_labels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: { container: [{ name: 'it', image: 'example.test/it:1' }], ...template },
      },
    },
  };
}

const configMap = {
  depends_on: ['kubernetes_namespace_v1.it'],
  metadata: { name: 'it', namespace: NAMESPACE },
  data: { a: 'b' },
};

describeOnOwnCluster('what a cluster refuses', () => {
  let workspace: ClusterWorkspace;

  beforeAll(async () => {
    workspace = await clusterWorkspace();
    workspace.terraform.write(withNamespace({}));
    expect(await workspace.apply()).toMatchObject({ code: 0 });
  });

  afterAll(() => workspace?.close());

  it('is to make an object that is there already, and leaves it as it was', async () => {
    await workspace.kubectl(['-n', NAMESPACE, 'create', 'configmap', 'it', '--from-literal=a=z']);
    workspace.terraform.write(withNamespace({ kubernetes_config_map_v1: configMap }));

    const { code, text } = await workspace.apply();

    expect(code).toBe(1);
    expect(text).toContain('configmaps "it" already exists');
    expect(await workspace.terraform.state()).not.toHaveProperty('kubernetes_config_map_v1.it');
    const path = ['-o', 'jsonpath={.data}'];
    expect(await workspace.kubectl(['-n', NAMESPACE, 'get', 'configmap', 'it', ...path])).toBe(
      '{"a":"z"}',
    );
  });

  it('is an object in a namespace that does not exist', async () => {
    const metadata = { name: 'it', namespace: 'nowhere' };
    workspace.terraform.write(withNamespace({ kubernetes_secret_v1: { metadata } }));

    const { code, text } = await workspace.apply();

    expect(code).toBe(1);
    expect(text).toContain('namespaces "nowhere" not found');
  });

  it('is a manifest of a kind that it does not know', async () => {
    const manifest = { apiVersion: 'example.test/v1', kind: 'It', metadata: { name: 'it' } };
    workspace.terraform.write(withNamespace({ kubernetes_manifest: { manifest } }));

    const { code, text } = await workspace.apply();

    expect(code).toBe(1);
    expect(text).toContain('no matches for kind "It" in version "example.test/v1"');
  });

  it('is a manifest field that somebody else holds, unless it is forced', async () => {
    const manifest = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: 'b' } };
    const held = { manifest: { ...manifest, metadata: { name: 'held', namespace: NAMESPACE } } };
    workspace.terraform.write(withNamespace({ kubernetes_manifest: held }));
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    await workspace.kubectl([
      '-n',
      NAMESPACE,
      'patch',
      'configmap',
      'held',
      '-p',
      '{"data":{"a":"z"}}',
    ]);

    const refused = await workspace.apply();
    const forced = { ...held, field_manager: { force_conflicts: true } };
    workspace.terraform.write(withNamespace({ kubernetes_manifest: forced }));

    expect(refused).toMatchObject({ code: 1 });
    expect(refused.text).toContain('conflict with "kubectl-patch"');
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    expect(await workspace.plan()).toMatchObject({ code: 0 });
  });

  it('is a data source of a Secret that is not there, and not one that is', async () => {
    const data = {
      kubernetes_secret_v1: { it: { metadata: { name: 'it', namespace: NAMESPACE } } },
    };
    const output = {
      key: { value: '${data.kubernetes_secret_v1.it.data["key"]}', sensitive: true },
    };
    workspace.terraform.write({ ...withNamespace({}), data, output });

    const missing = await workspace.apply();
    await workspace.kubectl([
      '-n',
      NAMESPACE,
      'create',
      'secret',
      'generic',
      'it',
      '--from-literal=key=é',
    ]);

    expect(missing.text).toContain('secrets "it" not found');
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    expect((await workspace.terraform.run('output', '-raw', 'key')).text).toBe('é');
    workspace.terraform.write(withNamespace({}));
  });
});

describeOnOwnCluster('a rollout', () => {
  let workspace: ClusterWorkspace;

  beforeAll(async () => {
    workspace = await clusterWorkspace();
  });

  afterAll(() => workspace?.close());

  it('that does not end fails the apply in time, and is remembered to be made anew', async () => {
    const deployment = aDeployment('slow', NOWHERE);
    workspace.terraform.write(withNamespace({ kubernetes_deployment_v1: deployment }));

    const { code, text } = await workspace.apply();
    const state = await workspace.terraform.state();
    workspace.terraform.write(withNamespace({ kubernetes_deployment_v1: aDeployment('slow') }));

    expect(code).toBe(1);
    expect(text).toContain('Waiting for rollout to finish: 1 replicas wanted; 0 replicas Ready');
    expect(state['kubernetes_deployment_v1.it']).toMatchObject({ tainted: true });
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    expect(await workspace.plan()).toMatchObject({ code: 0 });
  });

  it('is not waited for when Terraform is told not to', async () => {
    const deployment = {
      ...aDeployment('ignored', NOWHERE),
      wait_for_rollout: false,
    };
    workspace.terraform.write(withNamespace({ kubernetes_deployment_v1: deployment }));

    expect(await workspace.apply()).toMatchObject({ code: 0 });
  });

  it('ends when Terraform is interrupted, and is remembered', async () => {
    const waiting = {
      ...aDeployment('interrupted', NOWHERE),
      timeouts: { create: '5m' },
    };
    workspace.terraform.write(withNamespace({ kubernetes_deployment_v1: waiting }));
    const { child, ended } = workspace.terraform.start('apply', '-auto-approve', '-no-color');
    await made(child.stdout, 'kubernetes_deployment_v1.it: Still creating...');

    child.kill('SIGINT');

    expect((await ended).code).toBe(1);
    expect(await workspace.terraform.state()).toHaveProperty('kubernetes_deployment_v1.it');
  });
});

function made(output: NodeJS.ReadableStream | null, line: string): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    output?.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      if (text.includes(line)) resolve();
    });
  });
}
