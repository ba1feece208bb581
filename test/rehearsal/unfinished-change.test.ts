import { describe, expect, it } from 'vitest';

import { faultsOf } from '../../lib/rehearsal/faults';
import { kubernetesRules } from '../../lib/rehearsal/kubernetes/rules';
import {
  PlatformRefusal,
  UnfinishedChange,
  type Platform,
} from '../../lib/rehearsal/platform/platform';
import { applyChange } from '../../lib/rehearsal/provider';
import { kubernetesSchema } from '../../lib/rehearsal/schemas/load-kubernetes';

const prior = { id: 'shop/orders', version: 1 };
const planned = { id: 'shop/orders', version: 2 };
const left = { id: 'shop/orders', version: 3 };

async function outcomeOf(update: Platform['update']) {
  const unused = () => Promise.reject(new Error('unreachable: only an update is asked for'));
  const platform: Platform = {
    create: unused,
    read: unused,
    update,
    remove: unused,
    readDataSource: unused,
    find: unused,
  };
  const provider = {
    name: 'kubernetes',
    schema: kubernetesSchema(),
    rules: (type: string) => kubernetesRules(type, { namespaces: [] }),
    platform,
    faults: faultsOf([]),
  };
  const context = { providerConfig: {}, signal: new AbortController().signal };
  return applyChange(provider, { type: 'kubernetes_deployment_v1', prior, planned, context });
}

describe('a change that a platform throws at', () => {
  it('leaves what was there when it was refused', async () => {
    const outcome = await outcomeOf(() => Promise.reject(new PlatformRefusal('no')));

    expect(outcome).toEqual({ state: prior, error: new PlatformRefusal('no') });
  });

  it('leaves what the platform has when it was begun and not finished', async () => {
    const error = new UnfinishedChange('not ready', left);

    expect(await outcomeOf(() => Promise.reject(error))).toEqual({ state: left, error });
  });
});
