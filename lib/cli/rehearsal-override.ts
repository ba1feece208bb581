import { isDeepStrictEqual } from 'node:util';

import type { StackJson } from './stack-json';

export interface RehearsedStack {
  readonly name: string;
  readonly json: StackJson;
  /** Where its state lies during the rehearsal. */
  readonly statePath: string;
}

/** Why a stack cannot be rehearsed: its result would depend on the world outside. */
export class NotRehearsable extends Error {
  override readonly name = 'NotRehearsable';
}

/**
 * A Terraform override that keeps a rehearsal away from every real state: the stack's own goes to a file
 * of the rehearsal, and what it reads of other stacks comes from theirs.
 *
 * @throws {NotRehearsable} when it reads a state that is not rehearsed beside it.
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function rehearsalOverride(stack: RehearsedStack, all: readonly RehearsedStack[]): object {
  const states = stack.json.data?.['terraform_remote_state'] ?? {};
  const redirected = Object.entries(states).map(([name, block]) => {
    const source = sourceOf(name, block, all);
    if (source === undefined) {
      throw new NotRehearsable(
        `stack "${stack.name}" reads the state data.terraform_remote_state.${name}, which no stack here writes`,
      );
    }
    return [name, { backend: 'local', config: { path: source.statePath } }];
  });
  return {
    terraform: { backend: { local: { path: stack.statePath } } },
    ...(redirected.length > 0 && {
      data: { terraform_remote_state: Object.fromEntries(redirected) as object },
    }),
  };
}

/** By the name that cdktf gives to references between stacks, else by where the state lies. */
function sourceOf(
  blockName: string,
  block: Readonly<Record<string, unknown>>,
  all: readonly RehearsedStack[],
): RehearsedStack | undefined {
  return (
    all.find(({ name }) => blockName === `cross-stack-reference-input-${name}`) ??
    all.find(({ json }) => writesWhat(json, block))
  );
}

function writesWhat(
  { terraform = {} }: StackJson,
  { backend, config }: Readonly<Record<string, unknown>>,
): boolean {
  const written = terraform.backend?.[String(backend)];
  if (written === undefined || typeof config !== 'object' || config === null) return false;
  const place = Object.fromEntries(Object.entries(config).filter(([key]) => key !== 'workspace'));
  return isDeepStrictEqual(written, place);
}
