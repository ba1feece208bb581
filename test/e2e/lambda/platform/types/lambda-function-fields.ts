import { block, plain, told, type Fields } from '../fields';

/** What UpdateFunctionConfiguration takes. */
export const CONFIGURATION = {
  dead_letter_config: block(
    'DeadLetterConfig',
    { target_arn: plain('TargetArn') },
    { TargetArn: '' },
  ),
  description: plain('Description', ''),
  environment: block('Environment', { variables: plain('Variables') }, { Variables: {} }),
  ephemeral_storage: block('EphemeralStorage', { size: plain('Size') }, { Size: 512 }),
  handler: plain('Handler'),
  image_config: block(
    'ImageConfig',
    {
      command: plain('Command'),
      entry_point: plain('EntryPoint'),
      working_directory: plain('WorkingDirectory'),
    },
    {},
  ),
  kms_key_arn: plain('KMSKeyArn', ''),
  logging_config: block('LoggingConfig', {
    application_log_level: plain('ApplicationLogLevel'),
    log_format: plain('LogFormat'),
    log_group: plain('LogGroup'),
    system_log_level: plain('SystemLogLevel'),
  }),
  memory_size: plain('MemorySize'),
  role: plain('Role'),
  runtime: plain('Runtime'),
  timeout: plain('Timeout'),
  tracing_config: block('TracingConfig', { mode: plain('Mode') }),
  vpc_config: block(
    'VpcConfig',
    {
      ipv6_allowed_for_dual_stack: plain('Ipv6AllowedForDualStack'),
      security_group_ids: plain('SecurityGroupIds'),
      subnet_ids: plain('SubnetIds'),
      vpc_id: told('VpcId'),
    },
    { SecurityGroupIds: [], SubnetIds: [] },
  ),
} satisfies Fields;

export const FUNCTION_FIELDS = {
  ...CONFIGURATION,
  architectures: plain('Architectures'),
  arn: told('FunctionArn'),
  code_sha256: told('CodeSha256'),
  function_name: plain('FunctionName'),
  image_uri: plain('ImageUri'),
  last_modified: told('LastModified'),
  package_type: plain('PackageType'),
  qualified_arn: told('QualifiedArn'),
  reserved_concurrent_executions: plain('ReservedConcurrentExecutions'),
  source_code_size: told('CodeSize'),
  tags_all: told('Tags'),
  version: told('Version'),
} satisfies Fields;
