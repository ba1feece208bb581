import type { KubernetesObject } from '../targets/kubernetes/manifest';
import type { SynthesizedStack } from './cdktf-manifest';
import { Refused } from './exit';
import { readStackJson } from './stack-json';

/** What a printout of Kubernetes objects has, and what it had to leave out. */
export interface Manifests {
  /** Namespaces first, then by address. */
  readonly objects: readonly KubernetesObject[];
  /** Addresses of Kubernetes resources whose object is not known here. */
  readonly leftOut: readonly string[];
}

/**
 * The Kubernetes objects of the stacks.
 *
 * @throws {Refused} for a resource with a value that only Terraform will know.
 */
export async function manifestsOf(stacks: readonly SynthesizedStack[]): Promise<Manifests> {
  const { manifestOf } = await import('../targets/kubernetes/manifest.js');
  const objects: KubernetesObject[] = [];
  const leftOut: string[] = [];
  for (const { stack, type, id, attributes } of stacks.flatMap(resourcesOf)) {
    try {
      const object = manifestOf(type, attributes);
      if (object !== undefined) objects.push(object);
      else if (type.startsWith('kubernetes_')) leftOut.push(`${type}.${id}`);
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NotLiteral') throw error;
      throw new Refused(`stack "${stack}": ${type}.${id} has a value that is ${error.message}`);
    }
  }
  const isNamespace = ({ kind }: KubernetesObject): boolean => kind === 'Namespace';
  const others = objects.filter((object) => !isNamespace(object));
  return { objects: [...objects.filter(isNamespace), ...others], leftOut };
}

interface Resource {
  readonly stack: string;
  readonly type: string;
  readonly id: string;
  readonly attributes: unknown;
}

function resourcesOf({ name, file }: SynthesizedStack): readonly Resource[] {
  const { resource = {} } = readStackJson(file);
  const found = Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([id, attributes]) => ({ stack: name, type, id, attributes })),
  );
  return found.sort((a, b) => (`${a.type}.${a.id}` < `${b.type}.${b.id}` ? -1 : 1));
}
