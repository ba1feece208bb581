import { fromRaw, fromStateJson, toRaw, typeOfBlock } from '../cty/dynamic';
import { readMsgpack } from '../cty/read-msgpack';
import type { ObjectValue, Value } from '../cty/value';
import { writeMsgpack } from '../cty/write-msgpack';
import { planResource } from '../plan';
import { applyChange, nameOf, type StandInProvider } from '../provider';
import { findReplacements } from '../replacement';
import type { BlockSchema, CtyType, ResourceSchema } from '../schemas/schema';
import {
  attributePathMessage,
  diagnosticMessage,
  errorDiagnostic,
  type Diagnostic,
} from './diagnostic';
import { schemaMessage } from './schema-message';
import type { Session } from './session';

export interface DynamicMessage {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** A request's fields, as far as this provider reads them. */
export interface Request {
  readonly type_name: string;
  readonly id: string;
  readonly config?: DynamicMessage;
  readonly current_state?: DynamicMessage;
  readonly prior_state?: DynamicMessage;
  readonly proposed_new_state?: DynamicMessage;
  readonly planned_state?: DynamicMessage;
  readonly raw_state?: DynamicMessage;
}

export type ProviderCall = (request: Request, session: Session) => Promise<object> | object;

/** What each call of the protocol does. A call that is not here is answered "unimplemented". */
export function providerCalls(provider: StandInProvider): Readonly<Record<string, ProviderCall>> {
  const resource = (type: string) => known(provider.schema.resources[type], type);
  const dataSource = (type: string) => known(provider.schema.dataSources[type], type);
  return {
    GetSchema: () => schemaMessage(provider.schema),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    ValidateResourceTypeConfig: ({ type_name, config }) => {
      const values = readObject(resource(type_name).block, config) ?? {};
      return { diagnostics: messages(provider.rules(type_name).check(values)) };
    },
    ValidateDataSourceConfig: () => ({}),
    UpgradeResourceState: ({ type_name, raw_state }) => {
      const type = typeOfBlock(resource(type_name).block);
      const json = JSON.parse(Buffer.from(raw_state?.json ?? []).toString('utf8')) as Value;
      return { upgraded_state: writeDynamic(type, fromStateJson(type, json)) };
    },
    Configure: ({ config }, session) => {
      session.configure(readObject(provider.schema.provider.block, config) ?? {});
      return {};
    },
    ReadResource: (request, session) => readResource(provider, request, session),
    PlanResourceChange: (request) => plan(provider, request, resource(request.type_name)),
    ApplyResourceChange: (request, session) => apply(provider, request, session),
    ImportResourceState: async ({ type_name, id }) => {
      const found = await provider.platform.find(type_name, id);
      if (found === undefined) return { diagnostics: [notFound(type_name, id)] };
      const state = writeDynamic(typeOfBlock(resource(type_name).block), found);
      return { imported_resources: [{ type_name, state }] };
    },
    ReadDataSource: async ({ type_name, config }, session) => {
      const { block } = dataSource(type_name);
      const state = readObject(block, config) ?? {};
      try {
        const found = await provider.platform.readDataSource({
          type: type_name,
          state,
          context: session,
        });
        return { state: writeDynamic(typeOfBlock(block), found) };
      } catch (error) {
        return { diagnostics: [failure(error)] };
      }
    },
    GetFunctions: () => ({}),
    Stop: (_request, session) => {
      session.stop();
      return {};
    },
  };
}

async function readResource(
  provider: StandInProvider,
  request: Request,
  session: Session,
): Promise<object> {
  const { type_name: type, current_state } = request;
  const { block } = known(provider.schema.resources[type], type);
  const state = readObject(block, current_state) ?? {};
  try {
    const occasion = {
      type,
      name: nameOf(state),
      operation: 'read',
      signal: session.signal,
    } as const;
    await provider.faults.strike(occasion);
    const found = await provider.platform.read({ type, state, context: session });
    return { new_state: writeDynamic(typeOfBlock(block), found ?? null) };
  } catch (error) {
    return { new_state: current_state, diagnostics: [failure(error)] };
  }
}

function plan(provider: StandInProvider, request: Request, { block }: ResourceSchema): object {
  const proposed = readObject(block, request.proposed_new_state);
  const type = typeOfBlock(block);
  if (proposed === null) return { planned_state: writeDynamic(type, null) };

  const rules = provider.rules(request.type_name);
  const prior = readObject(block, request.prior_state);
  const config = readObject(block, request.config) ?? {};
  const planned = planResource({ block, rules, prior, proposed, config });
  const replaces = prior === null ? [] : rules.replaces(prior, planned);
  const found = prior === null ? [] : findReplacements({ block, replaces }, prior, planned);
  return {
    planned_state: writeDynamic(type, planned),
    requires_replace: found.map(attributePathMessage),
    // Both real providers say so: defaults and renewed values differ from what was proposed.
    legacy_type_system: true,
  };
}

async function apply(
  provider: StandInProvider,
  request: Request,
  session: Session,
): Promise<object> {
  const { type_name: type, prior_state, planned_state } = request;
  const { block } = known(provider.schema.resources[type], type);
  const prior = readObject(block, prior_state);
  const planned = readObject(block, planned_state);
  const { state, error } = await applyChange(provider, { type, prior, planned, context: session });
  return {
    new_state: writeDynamic(typeOfBlock(block), state),
    diagnostics: error === undefined ? [] : [failure(error)],
    legacy_type_system: true,
  };
}

function known(schema: ResourceSchema | undefined, type: string): ResourceSchema {
  if (schema === undefined) throw new Error(`unreachable: Terraform asked for ${type}`);
  return schema;
}

function readObject(block: BlockSchema, message: DynamicMessage | undefined): ObjectValue | null {
  if (message?.msgpack === undefined || message.msgpack.length === 0) return null;
  return fromRaw(typeOfBlock(block), readMsgpack(message.msgpack)) as ObjectValue | null;
}

function writeDynamic(type: CtyType, value: Value): DynamicMessage {
  return { msgpack: writeMsgpack(toRaw(type, value) as Value) };
}

function messages(diagnostics: Iterable<Diagnostic>): object[] {
  return [...diagnostics].map(diagnosticMessage);
}

function failure(error: unknown): object {
  return diagnosticMessage(errorDiagnostic(error instanceof Error ? error.message : String(error)));
}

function notFound(type: string, id: string): object {
  const detail = `The platform knows no ${type} with the id "${id}".`;
  return diagnosticMessage(errorDiagnostic('Cannot import non-existent remote object', detail));
}
