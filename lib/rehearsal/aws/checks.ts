import { UNKNOWN, type ObjectValue, type Value } from '../cty/value';
import { errorDiagnostic, type Diagnostic } from '../plugin/diagnostic';
import { placesIn } from '../value-places';

/** A way in which a value is wrong; `undefined` when it is right. */
type Check = (value: Value) => string | undefined;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
  3288, 3653,
];

const ARN = matching(/^arn:aws[\w-]*:[\w-]+:[\w-]*:(\d{12}|aws)?:.+$/s, 'a valid ARN');
const FUNCTION_NAME = matching(
  /^(arn:[\w-]+:lambda:)?([\w-]+:)?(\d{12}:)?(function:)?[A-Za-z0-9-_]+(:(\$LATEST|[\w-]+))?$/,
  'a valid Lambda function name or ARN',
);

/**
 * What the provider itself refuses when it validates, from its documentation and source at version 6.
 * A row is for one attribute of one type.
 */
const CHECKS: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  aws_lambda_function: {
    function_name: FUNCTION_NAME,
    memory_size: between(128, 10_240),
    package_type: oneOf('Zip', 'Image'),
    reserved_concurrent_executions: between(-1, Infinity),
    role: ARN,
    timeout: between(1, 900),
    'dead_letter_config.target_arn': ARN,
    'ephemeral_storage.size': between(512, 10_240),
    'tracing_config.mode': oneOf('Active', 'PassThrough'),
  },
  aws_lambda_alias: {
    name: matching(/^(?!^\d+$)[\w-]{1,128}$/, 'an alias name, which is not a number'),
  },
  aws_lambda_permission: {
    action: matching(/^(lambda:[*]|lambda:[a-zA-Z]+|[*])$/, 'an action of Lambda'),
    statement_id: matching(
      /^[\w-]{1,100}$/,
      'at most 100 letters, digits, hyphens and underscores',
    ),
  },
  aws_lambda_provisioned_concurrency_config: {
    provisioned_concurrent_executions: between(1, Infinity),
  },
  aws_lambda_function_event_invoke_config: {
    maximum_event_age_in_seconds: between(60, 21_600),
    maximum_retry_attempts: between(0, 2),
    'destination_config.on_failure.destination': ARN,
  },
  aws_lambda_function_url: { authorization_type: oneOf('AWS_IAM', 'NONE') },
  aws_iam_role: {
    assume_role_policy: jsonText,
    max_session_duration: between(3600, 43_200),
    name: matching(/^[\w+=,.@-]{1,64}$/, 'at most 64 letters, digits and +=,.@-_'),
  },
  aws_iam_role_policy: {
    name: matching(/^[\w+=,.@-]{1,128}$/, 'at most 128 letters, digits and +=,.@-_'),
    policy: jsonText,
  },
  aws_iam_policy: {
    name: matching(/^[\w+=,.@-]{1,128}$/, 'at most 128 letters, digits and +=,.@-_'),
    policy: jsonText,
  },
  aws_iam_role_policy_attachment: { policy_arn: ARN },
  aws_cloudwatch_log_group: {
    name: matching(/^[.\-_/#A-Za-z0-9]{1,512}$/, 'at most 512 letters, digits and .-_/#'),
    retention_in_days: (value) =>
      RETENTION_DAYS.includes(Number(value)) ? undefined : `one of ${RETENTION_DAYS.join(', ')}`,
  },
  aws_sqs_queue: {
    delay_seconds: between(0, 900),
    message_retention_seconds: between(60, 1_209_600),
    name: matching(
      /^[a-zA-Z0-9_-]{1,80}$|^[a-zA-Z0-9_-]{1,75}\.fifo$/,
      'at most 80 letters, digits, - and _',
    ),
    policy: jsonText,
    receive_wait_time_seconds: between(0, 20),
    redrive_policy: jsonText,
    visibility_timeout_seconds: between(0, 43_200),
  },
  aws_sqs_queue_policy: { policy: jsonText },
  aws_apigatewayv2_api: { protocol_type: oneOf('HTTP', 'WEBSOCKET'), name: textOf(1, 128) },
  aws_apigatewayv2_integration: {
    integration_type: oneOf('AWS', 'AWS_PROXY', 'HTTP', 'HTTP_PROXY', 'MOCK'),
    payload_format_version: oneOf('1.0', '2.0'),
    timeout_milliseconds: between(50, 30_000),
  },
  aws_apigatewayv2_route: { authorization_type: oneOf('NONE', 'AWS_IAM', 'CUSTOM', 'JWT') },
  aws_scheduler_schedule: {
    name: matching(/^[0-9A-Za-z_.-]{1,64}$/, 'at most 64 letters, digits and _.-'),
    schedule_expression: textOf(1, 256),
    state: oneOf('ENABLED', 'DISABLED'),
    'flexible_time_window.mode': oneOf('OFF', 'FLEXIBLE'),
    'target.arn': ARN,
    'target.role_arn': ARN,
  },
  aws_cloudwatch_event_target: { arn: ARN },
  aws_appautoscaling_policy: {
    policy_type: oneOf('StepScaling', 'TargetTrackingScaling', 'PredictiveScaling'),
  },
};

type Pair = readonly [one: string, other: string];

/** Of any type. */
const NAMES: Pair = ['name', 'name_prefix'];

/** Attributes of which only one may be there, whatever its value. */
const CONFLICTS: Readonly<Record<string, readonly Pair[]>> = {
  aws_sqs_queue: [['sqs_managed_sse_enabled', 'kms_master_key_id']],
};

export function* checkAws(type: string, config: ObjectValue): Iterable<Diagnostic> {
  const checks = CHECKS[type] ?? {};
  for (const { names, path, value } of placesIn(config)) {
    const fault = value === UNKNOWN ? undefined : checks[names]?.(value);
    if (fault !== undefined)
      yield errorDiagnostic(`expected ${names} to be ${fault}, got ${shown(value)}`, '', path);
  }
  yield* checkConflicts(type, config);
  if (type === 'aws_lambda_function') yield* checkFunctionCode(config);
}

function* checkConflicts(type: string, config: ObjectValue): Iterable<Diagnostic> {
  for (const [one, other] of [NAMES, ...(CONFLICTS[type] ?? [])]) {
    if (!isGiven(config, one) || !isGiven(config, other)) continue;
    const detail = `"${one}": conflicts with ${other}`;
    yield errorDiagnostic('Conflicting configuration arguments', detail, [one]);
  }
}

/** Exactly one source of code; a handler and a runtime for a zip. */
function* checkFunctionCode(config: ObjectValue): Iterable<Diagnostic> {
  const sources = ['filename', 'image_uri', 's3_bucket'].filter((name) => isGiven(config, name));
  if (sources.length !== 1) {
    const detail = `"filename": one of \`filename,image_uri,s3_bucket\` must be specified, got ${sources.join(', ') || 'none'}`;
    yield errorDiagnostic('Invalid combination of arguments', detail);
  }
  if (config.package_type === 'Image') return;
  const isZip = !isGiven(config, 'image_uri');
  if (isZip && !(isGiven(config, 'handler') && isGiven(config, 'runtime'))) {
    yield errorDiagnostic('handler and runtime must be set when PackageType is Zip');
  }
}

function isGiven(config: ObjectValue, name: string): boolean {
  return (config[name] ?? null) !== null;
}

function between(least: number, most: number): Check {
  const range = most === Infinity ? `at least ${least}` : `in the range (${least} - ${most})`;
  return (value) => (Number(value) >= least && Number(value) <= most ? undefined : range);
}

function oneOf(...allowed: readonly string[]): Check {
  return (value) =>
    allowed.includes(String(value)) ? undefined : `one of ${JSON.stringify(allowed)}`;
}

function matching(pattern: RegExp, what: string): Check {
  return (value) => (pattern.test(String(value)) ? undefined : what);
}

function textOf(least: number, most: number): Check {
  const isRight = (value: Value) => String(value).length >= least && String(value).length <= most;
  return (value) => (isRight(value) ? undefined : `a text of ${least} to ${most} characters`);
}

function jsonText(value: Value): string | undefined {
  try {
    JSON.parse(String(value));
    return undefined;
  } catch {
    return 'valid JSON';
  }
}

function shown(value: Value): string {
  return JSON.stringify(value);
}
