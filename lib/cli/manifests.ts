import type { KubernetesObject } from '../targets/kubernetes/manifest';
import type { SynthesizedStack } from './cdktf-manifest';
import { Refused } from './exit';
import { readStackJson } from './stack-json';

/**
 * The Kubernetes objects of the stacks, namespaces first and then by address.
 *
 * @throws {Refused} for a resource with a value that only Terraform will know.
 */
export async function manifestsOf(
  stacks: readonly SynthesizedStack[],
): Promise<readonly KubernetesObject[]> {
  const { manifestOf } = await import('../targets/kubernetes/manifest.js');
  const objects = stacks.flatMap(({ name, file }) =>
    resourcesOf(file).flatMap(({ type, id, attributes }) => {
      try {
        return manifestOf(type, attributes) ?? [];
      } catch (error) {
        if (!(error instanceof Error) || error.name !== 'NotLiteral') throw error;
        throw new Refused(`stack "${name}": ${type}.${id} has a value that is ${error.message}`);
      }
    }),
  );
  const isNamespace = ({ kind }: KubernetesObject): boolean => kind === 'Namespace';
  return [...objects.filter(isNamespace), ...objects.filter((object) => !isNamespace(object))];
}

function resourcesOf(
  file: string,
): readonly { readonly type: string; readonly id: string; readonly attributes: unknown }[] {
  const { resource = {} } = readStackJson(file);
  const found = Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([id, attributes]) => ({ type, id, attributes })),
  );
  return found.sort((a, b) => (`${a.type}.${a.id}` < `${b.type}.${b.id}` ? -1 : 1));
}
