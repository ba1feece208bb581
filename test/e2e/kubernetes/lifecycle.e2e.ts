import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { onlineBoutique } from '../../../stacks/online-boutique';
import { orders } from '../../../stacks/orders';
import type { Program } from '../../stacks/synthesized';
import { applyStack, type AppliedStack } from './apply';
import { everyObject } from './leftovers';
import { apiClient, type ApiClient } from './platform/api-client';

describe.skipIf(inject('skipReason') !== '').each<[string, Program]>([
  ['orders', { build: orders }],
  ['online-boutique', { build: onlineBoutique }],
])('%s on a cluster', (namespace, program) => {
  let send: ApiClient;
  let before: readonly string[];
  let stack: AppliedStack;

  beforeAll(async () => {
    send = await apiClient(inject('kubeconfig'));
    before = await everyObject(send);
    stack = await applyStack(program);
  });

  afterAll(() => stack?.close());

  it('is as planned: a second plan has nothing to do', async () => {
    expect(await stack.plan()).toMatchObject({ code: 0 });
  });

  it('leaves nothing behind when it is destroyed', async () => {
    expect(await stack.destroy()).toMatchObject({ code: 0 });

    expect(await everyObject(send)).toEqual(before);
  });
});
