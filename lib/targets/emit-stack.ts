import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import type { Draft } from './draft';
import { emit, type Emission } from './emit';
import { isProvider } from './provider';

/** A construct below which the resources of one service are made. */
interface Owner extends Construct {
  readonly model: { readonly name: string };
}

/** Creates a stack's resources. A provider that the user made is used instead of ours. */
export function emitStack(
  stack: TerraformStack,
  drafts: readonly Draft[],
  owners: readonly Owner[],
): Emission {
  const own = new Set(
    stack.allProviders().map(({ terraformResourceType }) => terraformResourceType),
  );
  const wanted = drafts.filter(
    (draft) => !(isProvider(draft) && own.has(draft.type.tfResourceType)),
  );
  const byName = new Map<string, Construct>(owners.map((owner) => [owner.model.name, owner]));
  return emit(wanted, (owner) => byName.get(owner) ?? stack);
}
