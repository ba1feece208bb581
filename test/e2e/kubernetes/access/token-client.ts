import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Kubectl } from '../cluster/kubectl';
import { apiClient, type ApiClient } from '../platform/api-client';
import type { Account } from './account';

interface Config {
  readonly clusters: readonly object[];
  readonly contexts: readonly [{ readonly context: { readonly user: string } }];
}

/** A client that has nothing but a token of the account's, as its pods would. */
export async function clientOf(kubectl: Kubectl, { namespace, name }: Account): Promise<ApiClient> {
  const token = (await kubectl(['create', 'token', name, `--namespace=${namespace}`])).trim();
  const view = ['config', 'view', '--raw', '--minify', '--flatten', '--output=json'];
  const config = JSON.parse(await kubectl(view)) as Config;
  const users = [{ name: config.contexts[0].context.user, user: { token } }];

  const folder = mkdtempSync(join(tmpdir(), 'fleetwright-test-'));
  try {
    const path = join(folder, 'kubeconfig');
    writeFileSync(path, JSON.stringify({ ...config, users }), { mode: 0o600 });
    return await apiClient(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
