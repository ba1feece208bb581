import type { SynthesizedStack } from './cdktf-manifest';
import { NotUnderstood } from './exit';

/** The stacks of these names, or all of them when none is named. */
export function selectStacks(
  stacks: readonly SynthesizedStack[],
  names: readonly string[],
): readonly SynthesizedStack[] {
  const known = stacks.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new NotUnderstood(
      `there is no stack ${unknown.map(quote).join(', ')}; the stacks are ${known.map(quote).join(', ')}`,
    );
  }
  return names.length === 0 ? stacks : stacks.filter(({ name }) => names.includes(name));
}

/** The stacks and all that they depend on, directly or not. */
export function withDependencies(
  chosen: readonly SynthesizedStack[],
  all: readonly SynthesizedStack[],
): readonly SynthesizedStack[] {
  const names = new Set(chosen.map(({ name }) => name));
  let size: number;
  do {
    size = names.size;
    for (const { name, dependencies } of all) {
      if (names.has(name)) dependencies.forEach((dependency) => names.add(dependency));
    }
  } while (names.size > size);
  return all.filter(({ name }) => names.has(name));
}

function quote(name: string): string {
  return `"${name}"`;
}
