import { afterAll, beforeAll, expect, inject, it } from 'vitest';

import { kubernetesSchema } from '../../../../lib/rehearsal/schemas/load-kubernetes';
import { kubernetesProvider } from '../../../rehearsal/configurations';
import { clusterWorkspace, type ClusterWorkspace } from '../apply';
import { describeOnOwnCluster } from '../describe';
import { everyObject } from '../leftovers';
import { apiClient, type ApiClient } from './api-client';
import { EVERY_KIND, NAMESPACE } from './every-kind';

function configurationOf(kinds: Readonly<Record<string, object>>): object {
  const resource = Object.fromEntries(
    Object.entries(kinds).map(([type, block]) => [type, { it: block }]),
  );
  return { ...kubernetesProvider(), resource };
}

describeOnOwnCluster('resources of every kind on a cluster', () => {
  let send: ApiClient;
  let before: readonly string[];
  let workspace: ClusterWorkspace;

  beforeAll(async () => {
    send = await apiClient(inject('kubeconfig'));
    before = await everyObject(send);
    workspace = await clusterWorkspace();
    workspace.terraform.write(configurationOf(EVERY_KIND));
  });

  afterAll(() => workspace?.close());

  it('are all that the provider’s schema has here', () => {
    expect(Object.keys(EVERY_KIND).sort()).toEqual(
      Object.keys(kubernetesSchema().resources).sort(),
    );
  });

  it('are made', async () => {
    expect(await workspace.apply()).toMatchObject({ code: 0 });
  });

  it('are as planned: a second plan has nothing to do', async () => {
    const { code, text } = await workspace.plan();

    expect(text).toContain('No changes.');
    expect(code).toBe(0);
  });

  it('can be imported, and are then as planned', async () => {
    const importer = await clusterWorkspace();
    const ids = Object.entries(EVERY_KIND).map(([type, block]) => ({
      to: `${type}.it`,
      id: importIdOf(type, block),
    }));
    importer.terraform.write({ ...configurationOf(EVERY_KIND), import: ids });

    const { code, text } = await importer.apply();

    expect(text).toMatch(
      /Apply complete! Resources: 20 imported, 0 added, \d+ changed, 0 destroyed/,
    );
    expect(code).toBe(0);
    expect(await importer.plan()).toMatchObject({ code: 0 });
    // Without its state it has nothing to destroy.
    importer.terraform.remove();
    await importer.close();
  });

  it('are gone when they are destroyed', async () => {
    expect(await workspace.destroy()).toMatchObject({ code: 0 });

    expect(await everyObject(send)).toEqual(before);
  });
});

/** What `terraform import` takes for a resource. */
function importIdOf(type: string, block: object): string {
  if (type === 'kubernetes_manifest') {
    return `apiVersion=v1,kind=Service,namespace=${NAMESPACE},name=manifest`;
  }
  const { metadata } = block as {
    readonly metadata: { readonly name: string; namespace?: string };
  };
  return metadata.namespace === undefined ? metadata.name : `${NAMESPACE}/${metadata.name}`;
}
