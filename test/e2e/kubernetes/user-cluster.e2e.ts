import { expect, inject, it, onTestFinished } from 'vitest';

import { kubernetesProvider } from '../../rehearsal/configurations';
import { clusterWorkspace } from './apply';

/** What all other cases lean on where they run on a cluster of the user's; here, that they do not. */
it('a cluster of the user’s is changed by the provider from the registry', async ({ skip }) => {
  skip(inject('skipReason') !== '', inject('skipReason'));
  skip(inject('isOwnCluster'), 'KUBECONFIG_E2E names no cluster');
  const workspace = await clusterWorkspace();
  onTestFinished(() => workspace.close());
  const namespace = { metadata: { name: 'user-cluster' } };
  const resource = { kubernetes_namespace_v1: { it: namespace } };
  workspace.terraform.write({ ...kubernetesProvider(), resource });

  expect(await workspace.apply()).toMatchObject({ code: 0 });

  const { text } = await workspace.terraform.run('version', '-json');
  const { provider_selections: providers } = JSON.parse(text) as Selected;
  expect(Object.keys(providers)).toEqual([expect.stringMatching(/\/hashicorp\/kubernetes$/)]);
});

interface Selected {
  readonly provider_selections: Readonly<Record<string, string>>;
}
