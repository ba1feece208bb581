import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder } from './cache-folder';
import { CONTROL_PLANE, JUDGES, KWOK, METRICS_SERVER, TFLINT } from './go-parts';
import { goSet, type GoSetProps } from './go-set';
import { findOrBuild, type BuiltSet, type Versions } from './part-set';
import { pythonSet } from './python-set';

/** Programs that nobody here wrote, ready to run. */
export interface Parts {
  /** The path of a program. @throws {Error} for one that is not among these parts. */
  bin(name: string): string;
  /** Name → version, of the programs and of what comes with them. */
  readonly versions: Versions;
}

/** Everything that a cluster needs. */
export interface ControlPlane extends Parts {
  /** The files with the custom resource definitions of Istio and of the Gateway API. */
  readonly definitions: readonly string[];
}

/**
 * etcd, the parts of Kubernetes, metrics-server and kwok; built first, which takes minutes, if the cache
 * does not have them.
 *
 * @throws {MissingTool} without Go
 */
export async function controlPlane(): Promise<ControlPlane> {
  const sets = await built([CONTROL_PLANE, METRICS_SERVER, KWOK]);
  return { ...partsOf(sets), definitions: sets.flatMap(definitionsIn) };
}

/** kubeconform, kube-score and tflint. @throws {MissingTool} without Go */
export async function judgeTools(): Promise<Parts> {
  return partsOf(await built([JUDGES, TFLINT]));
}

/** checkov, iamprover, ministack and moto (`moto_server`). @throws {MissingTool} without Python */
export async function pythonTools(): Promise<Parts> {
  const set = await pythonSet({
    name: 'python',
    folder: join(__dirname, 'python'),
    packages: ['checkov', 'iamprover', 'ministack', 'moto'],
  });
  return partsOf([await findOrBuild(set, cacheFolder())]);
}

/** One after the other: one build has all cores already. */
async function built(sets: readonly GoSetProps[]): Promise<BuiltSet[]> {
  const done: BuiltSet[] = [];
  for (const set of sets) done.push(await findOrBuild(await goSet(set), cacheFolder()));
  return done;
}

function partsOf(sets: readonly BuiltSet[]): Parts {
  const versions = Object.assign({}, ...sets.map((set) => set.versions)) as Versions;
  return {
    versions,
    bin: (name) => {
      const path = sets.map(({ folder }) => join(folder, 'bin', name)).find(existsSync);
      if (path === undefined) throw new Error(`no part is called ${name}`);
      return path;
    },
  };
}

function definitionsIn({ folder }: BuiltSet): string[] {
  const files = join(folder, 'files');
  if (!existsSync(files)) return [];
  return readdirSync(files, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('kustomization.yaml'))
    .sort()
    .map((name) => join(files, name));
}
