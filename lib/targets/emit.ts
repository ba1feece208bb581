import type { TerraformElement } from 'cdktf';
import type { Construct } from 'constructs';

import { addressOf, logicalId, type Draft } from './draft';
import { isExpression, piecesOf } from './expression';
import { renderKey, renderText } from './terraform-text';

/** What was created from drafts. */
export interface Emission {
  /** The constructs by address. */
  readonly elements: ReadonlyMap<string, TerraformElement>;
  /** Those of them that hold no value of cdktf's. */
  readonly plain: ReadonlySet<TerraformElement>;
}

/** Creates the provider's construct for every draft, below the construct that stands for its owner. */
export function emit(drafts: readonly Draft[], scopeOf: (owner: string) => Construct): Emission {
  const elements = new Map<string, TerraformElement>();
  const plain = new Set<TerraformElement>();
  for (const draft of drafts) {
    const address = addressOf(draft.type, draft);
    if (elements.has(address)) throw new Error(`unreachable: two drafts for ${address}`);
    const element = emitOne(draft, scopeOf(draft.owner));
    elements.set(address, element);
    if (!holdsToken(draft.config)) plain.add(element);
  }
  return { elements, plain };
}

function emitOne(draft: Draft, scope: Construct): TerraformElement {
  const element = new draft.type(scope, draft.part, renderMap(draft.config) as never);
  element.overrideLogicalId(logicalId(draft));
  // Given to the constructor, every address would become a token for cdktf to resolve.
  if (draft.dependsOn.length > 0) Object.assign(element, { dependsOn: [...draft.dependsOn] });
  return element;
}

function holdsToken(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isExpression(value)) return piecesOf(value).some((piece) => 'token' in piece);
  return Object.values(value).some(holdsToken);
}

function renderValue(value: unknown): unknown {
  if (typeof value === 'string') return renderText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isExpression(value)) return renderText(value);
  return Array.isArray(value) ? value.map(renderValue) : renderMap(value);
}

function renderMap(map: object): Record<string, unknown> {
  const rendered: Record<string, unknown> = {};
  for (const key of Object.keys(map)) {
    const value = (map as Record<string, unknown>)[key];
    if (value !== undefined) rendered[renderKey(key)] = renderValue(value);
  }
  return rendered;
}
