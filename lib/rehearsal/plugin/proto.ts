/**
 * The messages of Terraform's plugin protocol 5 that a provider needs, and those by which Terraform
 * finds a plugin alive. Numbers and names are the protocol's own.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/terraform-plugin-protocol
 * @see https://github.com/hashicorp/go-plugin/blob/main/docs/internals.md
 */
interface FieldJson {
  readonly type: string;
  readonly id: number;
  readonly rule?: 'repeated';
  readonly keyType?: 'string';
}

interface MessageJson {
  readonly fields: Readonly<Record<string, FieldJson>>;
  readonly nested?: Readonly<Record<string, MessageJson | EnumJson>>;
}

interface EnumJson {
  readonly values: Readonly<Record<string, number>>;
}

/** Fields as the protocol's own text has them, such as `repeated Diagnostic diagnostics = 2`. */
function message(fields: string, nested: MessageJson['nested'] = {}): MessageJson {
  const lines = fields.split(';').map((line) => line.trim());
  return { fields: Object.fromEntries(lines.filter((line) => line !== '').map(field)), nested };
}

function field(line: string): [string, FieldJson] {
  const found = /^(repeated )?(map<string, )?([\w.]+)>? (\w+) = (\d+)$/.exec(line);
  if (found === null) throw new Error(`unreachable: field ${line}`);
  const [, repeated, map, type = '', name = '', id] = found;
  return [
    name,
    {
      type,
      id: Number(id),
      ...(repeated === undefined ? {} : { rule: 'repeated' }),
      ...(map === undefined ? {} : { keyType: 'string' }),
    },
  ];
}

/** A call, whose request and response the protocol nests under its name. */
function call(request: string, response: string, nested: MessageJson['nested'] = {}): MessageJson {
  return message('', { Request: message(request), Response: message(response), ...nested });
}

const TYPE = 'string type_name = 1';
const DIAGNOSTICS = 'repeated Diagnostic diagnostics';

const MESSAGES: Readonly<Record<string, MessageJson>> = {
  DynamicValue: message('bytes msgpack = 1; bytes json = 2'),
  Diagnostic: message(
    'Severity severity = 1; string summary = 2; string detail = 3; AttributePath attribute = 4',
    {
      Severity: { values: { INVALID: 0, ERROR: 1, WARNING: 2 } },
    },
  ),
  AttributePath: message('repeated Step steps = 1', {
    Step: message(
      'string attribute_name = 1; string element_key_string = 2; int64 element_key_int = 3',
    ),
  }),
  RawState: message('bytes json = 1; map<string, string> flatmap = 2'),
  Schema: message('int64 version = 1; Block block = 2', {
    Block: message(
      'int64 version = 1; repeated Attribute attributes = 2; repeated NestedBlock block_types = 3',
    ),
    Attribute: message(
      'string name = 1; bytes type = 2; bool required = 4; bool optional = 5; bool computed = 6; bool sensitive = 7',
    ),
    NestedBlock: message(
      'string type_name = 1; Block block = 2; NestingMode nesting = 3; int64 min_items = 4; int64 max_items = 5',
      { NestingMode: { values: { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4, GROUP: 5 } } },
    ),
  }),
  ServerCapabilities: message('bool plan_destroy = 1; bool get_provider_schema_optional = 2'),
  GetMetadata: call(
    '',
    `ServerCapabilities server_capabilities = 1; ${DIAGNOSTICS} = 2; repeated TypeName data_sources = 3; repeated TypeName resources = 4`,
    {
      TypeName: message(TYPE),
    },
  ),
  GetProviderSchema: call(
    '',
    `Schema provider = 1; map<string, Schema> resource_schemas = 2; map<string, Schema> data_source_schemas = 3; ${DIAGNOSTICS} = 4; ServerCapabilities server_capabilities = 6`,
  ),
  PrepareProviderConfig: call(
    'DynamicValue config = 1',
    `DynamicValue prepared_config = 1; ${DIAGNOSTICS} = 2`,
  ),
  ValidateResourceTypeConfig: call(`${TYPE}; DynamicValue config = 2`, `${DIAGNOSTICS} = 1`),
  ValidateDataSourceConfig: call(`${TYPE}; DynamicValue config = 2`, `${DIAGNOSTICS} = 1`),
  UpgradeResourceState: call(
    `${TYPE}; int64 version = 2; RawState raw_state = 3`,
    `DynamicValue upgraded_state = 1; ${DIAGNOSTICS} = 2`,
  ),
  Configure: call('string terraform_version = 1; DynamicValue config = 2', `${DIAGNOSTICS} = 1`),
  ReadResource: call(
    `${TYPE}; DynamicValue current_state = 2; bytes private = 3; DynamicValue provider_meta = 4`,
    `DynamicValue new_state = 1; ${DIAGNOSTICS} = 2; bytes private = 3`,
  ),
  PlanResourceChange: call(
    `${TYPE}; DynamicValue prior_state = 2; DynamicValue proposed_new_state = 3; DynamicValue config = 4; bytes prior_private = 5; DynamicValue provider_meta = 6`,
    `DynamicValue planned_state = 1; repeated AttributePath requires_replace = 2; bytes planned_private = 3; ${DIAGNOSTICS} = 4; bool legacy_type_system = 5`,
  ),
  ApplyResourceChange: call(
    `${TYPE}; DynamicValue prior_state = 2; DynamicValue planned_state = 3; DynamicValue config = 4; bytes planned_private = 5; DynamicValue provider_meta = 6`,
    `DynamicValue new_state = 1; bytes private = 2; ${DIAGNOSTICS} = 3; bool legacy_type_system = 4`,
  ),
  ImportResourceState: call(
    `${TYPE}; string id = 2`,
    `repeated ImportedResource imported_resources = 1; ${DIAGNOSTICS} = 2`,
    {
      ImportedResource: message(`${TYPE}; DynamicValue state = 2; bytes private = 3`),
    },
  ),
  ReadDataSource: call(
    `${TYPE}; DynamicValue config = 2; DynamicValue provider_meta = 3`,
    `DynamicValue state = 1; ${DIAGNOSTICS} = 2`,
  ),
  GetFunctions: call('', `${DIAGNOSTICS} = 2`),
  Stop: call('', 'string Error = 1'),
};

/** Every call of the provider service. One is called otherwise than its messages. */
const CALLS = Object.keys(MESSAGES)
  .filter((name) => MESSAGES[name]?.nested?.Request !== undefined)
  .map((name) => [name === 'GetProviderSchema' ? 'GetSchema' : name, name] as const);

export const PROTOCOL = {
  nested: {
    tfplugin5: {
      nested: {
        ...MESSAGES,
        Provider: {
          methods: Object.fromEntries(
            CALLS.map(([method, name]) => [
              method,
              { requestType: `${name}.Request`, responseType: `${name}.Response` },
            ]),
          ),
        },
      },
    },
    plugin: {
      nested: {
        Empty: message(''),
        ConnInfo: message('uint32 service_id = 1; string network = 2; string address = 3'),
        GRPCBroker: {
          methods: {
            StartStream: {
              requestType: 'ConnInfo',
              responseType: 'ConnInfo',
              requestStream: true,
              responseStream: true,
            },
          },
        },
        GRPCController: { methods: { Shutdown: { requestType: 'Empty', responseType: 'Empty' } } },
      },
    },
    grpc: {
      nested: {
        health: {
          nested: {
            v1: {
              nested: {
                HealthCheckRequest: message('string service = 1'),
                HealthCheckResponse: message('int32 status = 1'),
                Health: {
                  methods: {
                    Check: {
                      requestType: 'HealthCheckRequest',
                      responseType: 'HealthCheckResponse',
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};
