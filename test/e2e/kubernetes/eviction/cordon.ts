import type { Kubectl } from '../cluster/kubectl';

interface NodeList {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly spec: { readonly unschedulable?: boolean };
  }[];
}

/** Does the work while no new pod finds a node: what was evicted stays away for as long. */
export async function whileNoNodeTakesPods<Result>(
  kubectl: Kubectl,
  work: () => Promise<Result>,
): Promise<Result> {
  const { items } = JSON.parse(await kubectl(['get', 'nodes', '--output=json'])) as NodeList;
  const open = items.filter(({ spec }) => spec.unschedulable !== true);
  const names = open.map(({ metadata }) => metadata.name);
  try {
    await kubectl(['cordon', ...names]);
    return await work();
  } finally {
    await kubectl(['uncordon', ...names]);
  }
}
