import { resolveCall } from '../../../lib/model/call';
import type { ServiceModel } from '../../../lib/model/service';
import type { Edge } from '../../../lib/model/system';
import { lambda } from '../../../lib/model/target';
import type { Draft } from '../../../lib/targets/draft';
import { isExpression } from '../../../lib/targets/expression';
import { lowerLambdaService } from '../../../lib/targets/lambda/service';
import { renderText } from '../../../lib/targets/terraform-text';
import { aService } from '../../support/service';

/** The surroundings of a service without calls. */
export const NOBODY = { outgoing: [], incoming: [] };

const target = lambda({ region: 'eu-west-1' });

/** A complete, valid service on Lambda. */
export function aFunction(overrides: Parameters<typeof aService>[0] = {}): ServiceModel {
  return aService({ target, ...overrides });
}

/** Configs by part, with their expressions as Terraform reads them. */
export function lowered(
  service: ServiceModel,
  outgoing: readonly Edge[] = [],
): Readonly<Record<string, unknown>> {
  const drafts = lowerLambdaService(service, { outgoing, incoming: [] }, new Map());
  return Object.fromEntries(drafts.map((draft: Draft) => [draft.part, rendered(draft.config)]));
}

/** Every expression in `value` as Terraform reads it. */
export function rendered(value: unknown): unknown {
  if (isExpression(value)) return renderText(value);
  if (Array.isArray(value)) return value.map(rendered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rendered(member)]));
}

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

/** What a drafted policy allows. */
export function statementsOf(policy: unknown): readonly Statement[] {
  const { policy: text } = policy as { readonly policy: string };
  return (JSON.parse(text) as { Statement: readonly Statement[] }).Statement;
}

/** A call with a timeout of 1 second and two retries. */
export function edge(caller: ServiceModel, callee: ServiceModel): Edge {
  const call = resolveCall({ timeout: '1s', retries: 2 }, callee);
  return { caller, callee, call, place: new Error('place') };
}
