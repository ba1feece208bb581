import { isEqual, textAt, UNKNOWN, withMembers, type ObjectValue } from '../cty/value';
import { stableHash, stableHex, stableUuid } from '../platform/stable-hash';
import type { World } from '../platform/world';
import type { Facts } from '../rules';
import { arnOf, joined } from './names';
import type { AwsRules } from './type-rules';

/** What the provider sends to UpdateFunctionCode and to UpdateFunctionConfiguration. */
const CODE = [
  'architectures',
  'filename',
  'image_uri',
  's3_bucket',
  's3_key',
  's3_object_version',
  'source_code_hash',
];
const CONFIGURATION = [
  'dead_letter_config',
  'description',
  'environment',
  'ephemeral_storage',
  'file_system_config',
  'handler',
  'image_config',
  'kms_key_arn',
  'layers',
  'logging_config',
  'memory_size',
  'role',
  'runtime',
  'snap_start',
  'timeout',
  'tracing_config',
  'vpc_config',
];

/** ForceNew, defaults and computed values as the provider's documentation and source have them. */
export const LAMBDA: Readonly<Record<string, AwsRules>> = {
  aws_lambda_function: {
    key: (values) => textAt(values, ['function_name']),
    replaces: ['function_name', 'package_type'],
    defaults: {
      memory_size: 128,
      package_type: 'Zip',
      publish: false,
      reserved_concurrent_executions: -1,
      skip_destroy: false,
      timeout: 3,
    },
    renews: (prior, planned) => [
      ...(isChanged(prior, planned) ? ['last_modified'] : []),
      ...(differs(prior, planned, CODE) ? ['code_sha256', 'source_code_size'] : []),
      ...(publishes(prior, planned) ? ['version', 'qualified_arn', 'qualified_invoke_arn'] : []),
    ],
    publishes,
    alreadyExists: (key) => `ResourceConflictException: Function already exist: ${key}`,
    computed: {
      arn: functionArn,
      architectures: () => ['x86_64'],
      code_sha256: codeHash,
      'ephemeral_storage.size': () => 512,
      invoke_arn: (facts) => invokeArn(facts, functionArn(facts)),
      last_modified: ({ generation }) =>
        `2024-01-01T00:00:${String(generation % 60).padStart(2, '0')}.000+0000`,
      qualified_arn: (facts) => `${functionArn(facts)}:${version(facts)}`,
      qualified_invoke_arn: (facts) => invokeArn(facts, `${functionArn(facts)}:${version(facts)}`),
      source_code_hash: codeHash,
      source_code_size: (facts) => parseInt(stableHex(codeHash(facts), 5), 16),
      version,
    },
  },
  aws_lambda_alias: {
    key: (values) => joined(values, ['function_name', 'name'], ':'),
    replaces: ['function_name', 'name'],
    refuses: (values, world) => missingFunction(values, world, ['function_version']),
    alreadyExists: (key) => `ResourceConflictException: Alias already exists: ${key}`,
    computed: {
      id: aliasArn,
      arn: aliasArn,
      invoke_arn: (facts) => invokeArn(facts, aliasArn(facts)),
    },
  },
  aws_lambda_permission: {
    key: (values) => joined(values, ['function_name', 'qualifier', 'statement_id'], '/'),
    replaces: [
      'action',
      'event_source_token',
      'function_name',
      'function_url_auth_type',
      'principal',
      'principal_org_id',
      'qualifier',
      'source_account',
      'source_arn',
      'statement_id',
      'statement_id_prefix',
    ],
    nameItself: (values) => named(values, 'statement_id', textAt(values, ['statement_id_prefix'])),
    refuses: missingFunction,
    alreadyExists: (key) =>
      `ResourceConflictException: The statement id (${key}) provided already exists.`,
    computed: { id: ({ values }) => textAt(values, ['statement_id']) },
  },
  aws_lambda_provisioned_concurrency_config: {
    key: (values) => joined(values, ['function_name', 'qualifier'], ','),
    replaces: ['function_name', 'qualifier'],
    defaults: { skip_destroy: false },
    made: 'over',
    refuses: missingFunction,
  },
  aws_lambda_function_event_invoke_config: {
    key: (values) => joined(values, ['function_name', 'qualifier'], ':'),
    replaces: ['function_name', 'qualifier'],
    defaults: { maximum_retry_attempts: 2 },
    made: 'over',
    refuses: missingFunction,
  },
  aws_lambda_event_source_mapping: {
    key: (values, salt) =>
      stableUuid(`${joined(values, ['event_source_arn', 'function_name'], ' ')} ${salt}`),
    replaces: [
      'event_source_arn',
      'starting_position',
      'starting_position_timestamp',
      'queues',
      'topics',
    ],
    defaults: { enabled: true },
    made: 'again',
    refuses: missingFunction,
    computed: {
      arn: ({ id, region }) => arnOf('lambda', region, `event-source-mapping:${id}`),
      function_arn: functionArn,
      last_processing_result: () => 'No records processed',
      state: ({ values }) => (values.enabled === false ? 'Disabled' : 'Enabled'),
      state_transition_reason: () => 'USER_INITIATED',
      uuid: ({ id }) => id,
    },
  },
  aws_lambda_function_url: {
    key: (values) => joined(values, ['function_name', 'qualifier'], '/'),
    replaces: ['function_name', 'qualifier'],
    defaults: { invoke_mode: 'BUFFERED' },
    refuses: missingFunction,
    alreadyExists: (key) => `ResourceConflictException: FunctionUrlConfig exists for ${key}`,
    computed: {
      function_arn: functionArn,
      function_url: (facts) => `https://${urlId(facts)}.lambda-url.${facts.region}.on.aws/`,
      url_id: urlId,
    },
  },
};

function differs(prior: ObjectValue, planned: ObjectValue, names: readonly string[]): boolean {
  return names.some((name) => !isEqual(prior[name] ?? null, planned[name] ?? null));
}

function isChanged(prior: ObjectValue, planned: ObjectValue): boolean {
  return differs(prior, planned, [...CODE, ...CONFIGURATION]);
}

function publishes(prior: ObjectValue | undefined, planned: ObjectValue): boolean {
  if (planned.publish !== true) return false;
  return prior === undefined || prior.publish !== true || isChanged(prior, planned);
}

function version({ values, published }: Facts): string {
  return values.publish === true ? String(published) : '$LATEST';
}

/** `function_name` may be a name or an ARN already. */
function functionArn({ values, region }: Facts): string {
  const name = textAt(values, ['function_name']);
  return name.startsWith('arn:') ? name : arnOf('lambda', region, `function:${name}`);
}

function aliasArn(facts: Facts): string {
  return `${functionArn(facts)}:${textAt(facts.values, ['name'])}`;
}

function invokeArn({ region }: Facts, arn: string): string {
  return `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

function codeHash({ values }: Facts): string {
  const given = textAt(values, ['source_code_hash']);
  if (given !== '') return given;
  const code = joined(
    values,
    ['filename', 'image_uri', 's3_bucket', 's3_key', 's3_object_version'],
    ' ',
  );
  return Buffer.from(stableHex(code, 64), 'hex').toString('base64');
}

function urlId({ type, id }: Facts): string {
  return stableHash(`${type} ${id}`, 32);
}

function named(values: ObjectValue, member: string, prefix: string): ObjectValue {
  if (values[member] !== UNKNOWN) return values;
  const suffix = stableHash(JSON.stringify(Object.entries(values)), 26);
  return withMembers(values, { [member]: `${prefix || 'terraform-'}${suffix}` });
}

/** The function, and the version that `versionNames` hold, must have been made. */
function* missingFunction(
  values: ObjectValue,
  world: World,
  versionNames: readonly string[] = [],
): Iterable<string> {
  const [, , , , , , fromArn] = textAt(values, ['function_name']).split(':');
  const name = fromArn ?? textAt(values, ['function_name']);
  const found = world.get('aws_lambda_function', name);
  if (found === undefined) {
    yield `ResourceNotFoundException: Function not found: ${name}`;
    return;
  }
  for (const version of versionNames.map((each) => textAt(values, [each]))) {
    if (version === '$LATEST' || Number(version) <= found.published) continue;
    yield `ResourceNotFoundException: Function not found: ${name}:${version}`;
  }
}
