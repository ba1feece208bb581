import { TerraformDataSource, TerraformResource, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';

import type { Problem } from '../errors';
import { addressOf, type Draft } from './draft';
import { isProvider } from './provider';

/** An address that a draft would write to, and the path of the user's construct that is there already. */
export interface TakenAddress {
  readonly draft: Draft;
  readonly address: string;
  readonly takenBy: string;
}

/**
 * Drafts whose address a construct of the user's already has. cdktf would merge the two without a word,
 * so look before emitting.
 */
export function findTakenAddresses(
  stack: TerraformStack,
  drafts: readonly Draft[],
): readonly TakenAddress[] {
  const taken = new Map(resourcesIn(stack).map((resource) => [addressIn(resource), resource]));
  return drafts.flatMap((draft) => {
    const address = addressOf(draft.type, draft);
    const resource = taken.get(address);
    return resource === undefined ? [] : [{ draft, address, takenBy: resource.node.path }];
  });
}

type Resource = TerraformResource | TerraformDataSource;

function resourcesIn(scope: IConstruct): Resource[] {
  const children = scope.node.children.filter((child) => !TerraformStack.isStack(child));
  return children.flatMap((child) =>
    isResource(child) ? [child, ...resourcesIn(child)] : resourcesIn(child),
  );
}

function isResource(construct: IConstruct): construct is Resource {
  return (
    TerraformResource.isTerraformResource(construct) ||
    TerraformDataSource.isTerraformDataSource(construct)
  );
}

function addressIn(resource: Resource): string {
  const mode = TerraformDataSource.isTerraformDataSource(resource) ? 'data.' : '';
  return `${mode}${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** What is wrong with constructs of the user's that stand where a service's resource goes. */
export function* checkAddresses(
  stack: TerraformStack,
  drafts: readonly Draft[],
): Iterable<Problem> {
  const own = drafts.filter((draft) => !isProvider(draft));
  for (const { address, takenBy } of findTakenAddresses(stack, own)) {
    yield {
      code: 'stack/address-taken',
      path: takenBy,
      message: `must have an address of its own, got ${address}, which a service's resource has`,
      hint: 'Give the construct another id, or another logical id.',
    };
  }
}
