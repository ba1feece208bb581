import { afterAll, beforeAll, expect, inject, it } from 'vitest';

import { kindOf } from '../../../../lib/targets/kubernetes/manifest-kinds';
import { kubernetesProvider } from '../../../rehearsal/configurations';
import { clusterWorkspace, type ClusterWorkspace } from '../apply';
import { describeOnOwnCluster } from '../describe';
import { apiClient } from './api-client';
import { apiObjects, type ApiObjects } from './api-objects';
import { EVERY_KIND, NAMESPACE } from './every-kind';
import { HARMLESS, MEDDLING } from './meddling';

/** Each on an object of its own, so that one plan and one apply do for all. */
const ALL = [...MEDDLING, ...HARMLESS].map(([what, meddling], index) => ({
  ...meddling,
  what,
  name: `${NAMESPACE}-${index}`,
  address: `${meddling.type}.it_${index}`,
}));

type Case = (typeof ALL)[number];

describeOnOwnCluster('behind Terraform’s back,', () => {
  let objects: ApiObjects;
  let workspace: ClusterWorkspace;
  let drifted: string;
  const sound = new Map<string, unknown>();
  const mended = new Map<string, unknown>();

  beforeAll(async () => {
    objects = apiObjects(await apiClient(inject('kubeconfig')));
    workspace = await clusterWorkspace();
    workspace.terraform.write(everyCase());
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    for (const each of ALL) sound.set(each.what, await essenceOf(objects, each));
    for (const each of ALL) await meddle(workspace, each);
    drifted = (await workspace.plan()).text;
    expect(await workspace.apply()).toMatchObject({ code: 0 });
    for (const each of ALL) mended.set(each.what, await essenceOf(objects, each));
  });

  afterAll(() => workspace?.close());

  it.each(ALL.slice(0, MEDDLING.length))('$what shows in the plan, and is mended', (each) => {
    expect(drifted).toContain(`# ${each.address} will be updated in-place`);
    expect(mended.get(each.what)).toEqual(sound.get(each.what));
  });

  it.each(ALL.slice(MEDDLING.length))('$what stays', (each) => {
    expect(drifted).not.toContain(`# ${each.address}`);
    expect(mended.get(each.what)).toMatchObject(each.patch);
  });

  it('all is as planned in the end', async () => {
    expect(await workspace.plan()).toMatchObject({ code: 0 });
  });
});

function everyCase(): object {
  const resource: Record<string, Record<string, unknown>> = {
    kubernetes_namespace_v1: { it: EVERY_KIND['kubernetes_namespace_v1'] },
  };
  for (const { type, name, address } of ALL) {
    const block = structuredClone(EVERY_KIND[type]) as Block;
    block.metadata.name = name;
    // What is meddled with are objects, not pods.
    if (type === 'kubernetes_deployment_v1') block.spec.replicas = '0';
    resource[type] = { ...resource[type], [address.slice(type.length + 1)]: block };
  }
  return { ...kubernetesProvider(), resource };
}

interface Block {
  readonly metadata: { name: string };
  readonly spec: { replicas: string };
}

async function meddle({ kubectl }: ClusterWorkspace, { kind, name, patch }: Case): Promise<void> {
  await kubectl(['-n', NAMESPACE, 'patch', kind, name, '-p', JSON.stringify(patch)]);
}

/** What an object is, without what every write changes. */
async function essenceOf(objects: ApiObjects, { type, name }: Case): Promise<unknown> {
  const [apiVersion = '', kind = ''] = kindOf(type) ?? [];
  const live = await objects.read({ apiVersion, kind, name, namespace: NAMESPACE });
  const { labels, annotations = {}, finalizers } = live.metadata;
  const own = Object.entries(annotations as object).filter(
    ([key]) => key !== 'deployment.kubernetes.io/revision',
  );
  const metadata = { labels, annotations: Object.fromEntries(own), finalizers };
  const fields = Object.entries(live).filter(([field]) => field !== 'status');
  return { ...Object.fromEntries(fields), metadata };
}
