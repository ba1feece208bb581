import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { startCluster } from '../../e2e/kubernetes/cluster/start';
import type { Kubectl } from '../../e2e/kubernetes/cluster/kubectl';
import { cacheFolder } from '../../parts/cache-folder';
import { findOrBuild, type BuiltSet } from '../../parts/part-set';
import { controlPlane } from '../../parts/parts';
import { convertSchemas, type OpenApi } from './convert';

/** One group of each set of definitions, which the API server publishes a little after it has them. */
const LAST_TO_COME = ['apis/networking.istio.io/v1', 'apis/gateway.networking.k8s.io/v1'];
const PATIENCE_MS = 60_000;

/**
 * The folder with a schema for every kind that our own API server knows, the custom ones of Istio and the
 * Gateway API among them. Asked once, and kept beside the parts.
 *
 * @throws {MissingTool} without Go
 */
export async function apiSchemas(): Promise<BuiltSet> {
  const { versions } = await controlPlane();
  const code = ['convert.ts', 'place.ts'].map((name) =>
    readFileSync(join(__dirname, name), 'utf8'),
  );
  const set = {
    name: 'schemas',
    ingredients: [JSON.stringify(versions), ...code],
    async build(folder: string) {
      const count = await writeSchemas(folder);
      return { schemas: `${count} of Kubernetes ${versions['kube-apiserver'] ?? ''}` };
    },
  };
  return findOrBuild(set, cacheFolder());
}

async function writeSchemas(folder: string): Promise<number> {
  const cluster = await startCluster();
  try {
    const places = new Set<string>();
    for (const path of await openApiPaths(cluster.kubectl)) {
      const openApi = JSON.parse(await cluster.kubectl(['get', '--raw', path])) as OpenApi;
      for (const [place, schema] of convertSchemas(openApi)) {
        const file = join(folder, place);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, JSON.stringify(schema));
        places.add(place);
      }
    }
    return places.size;
  } finally {
    await cluster.stop();
  }
}

/** Where the API server describes each group and version. */
async function openApiPaths(kubectl: Kubectl): Promise<string[]> {
  for (const until = Date.now() + PATIENCE_MS; ; await pause(500)) {
    const { paths } = JSON.parse(await kubectl(['get', '--raw', '/openapi/v3'])) as {
      readonly paths: Readonly<Record<string, { readonly serverRelativeURL: string }>>;
    };
    if (LAST_TO_COME.every((path) => path in paths)) {
      return Object.values(paths).map(({ serverRelativeURL }) => serverRelativeURL);
    }
    if (Date.now() > until) throw new Error('the API server does not publish the custom resources');
  }
}
