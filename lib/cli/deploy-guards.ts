import type { SynthesizedStack } from './cdktf-manifest';
import { Refused } from './exit';
import type { Io } from './io';
import { hasLocalState, readStackJson } from './stack-json';

/** @throws {Refused} when nobody can be asked and nobody said yes beforehand. */
export function refuseUnasked(io: Io, { yes }: { readonly yes: boolean }): void {
  if (yes || io.ask !== undefined) return;
  throw new Refused(
    'nobody can be asked here, as this is no terminal: add --yes to go ahead without a question',
  );
}

/** @throws {Refused} when a state would be lost with the machine that CI throws away. */
export function refuseLocalStateInCi(
  { env }: Io,
  stacks: readonly SynthesizedStack[],
  { allowLocalState }: { readonly allowLocalState: boolean },
): void {
  const { CI = '' } = env;
  if (allowLocalState || CI === '' || CI === 'false') return;
  const local = stacks.filter(({ file }) => hasLocalState(readStackJson(file)));
  if (local.length === 0) return;
  throw new Refused(
    [
      `CI is set, and the state of ${local.map(({ name }) => `"${name}"`).join(', ')} is a local file that would be lost with this machine`,
      '  Give the stack a remote backend, such as new S3Backend(stack, …), or add --allow-local-state if the file is kept.',
    ].join('\n'),
  );
}

/** @throws {Refused} when a stack that stays needs one that would go. */
export function refuseStrandedStacks(
  chosen: readonly SynthesizedStack[],
  all: readonly SynthesizedStack[],
): void {
  const names = new Set(chosen.map(({ name }) => name));
  const lines = all
    .filter(({ name }) => !names.has(name))
    .flatMap(({ name, dependencies }) =>
      dependencies
        .filter((needed) => names.has(needed))
        .map((needed) => `  "${name}" depends on "${needed}"`),
    );
  if (lines.length === 0) return;
  throw new Refused(['other stacks depend on these: name them too', ...lines].join('\n'));
}
