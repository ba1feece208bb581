import type { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

import { addressOf, logicalId, type Draft } from './draft';
import { isExpression } from './expression';
import { renderKey, renderText } from './terraform-text';

/**
 * Creates the provider's construct for every draft, below the construct that stands for its owner.
 *
 * @returns the constructs by address.
 */
export function emit(
  drafts: readonly Draft[],
  scopeOf: (owner: string) => Construct,
): ReadonlyMap<string, TerraformElement> {
  const emitted = new Map<string, TerraformElement>();
  for (const draft of drafts) {
    const address = addressOf(draft.type, draft);
    if (emitted.has(address)) throw new Error(`unreachable: two drafts for ${address}`);
    emitted.set(address, emitOne(draft, scopeOf(draft.owner)));
  }
  return emitted;
}

function emitOne(draft: Draft, scope: Construct): TerraformElement {
  const element = new draft.type(scope, draft.part, renderMap(draft.config) as never);
  element.overrideLogicalId(logicalId(draft));
  // Given to the constructor, every address would become a token for cdktf to resolve.
  if (draft.dependsOn.length > 0) Object.assign(element, { dependsOn: [...draft.dependsOn] });
  return element;
}

function renderValue(value: unknown): unknown {
  if (typeof value === 'string') return renderText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isExpression(value)) return renderText(value);
  return Array.isArray(value) ? value.map(renderValue) : renderMap(value);
}

function renderMap(map: object): Record<string, unknown> {
  const rendered: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    if (value !== undefined) rendered[renderKey(key)] = renderValue(value);
  }
  return rendered;
}
