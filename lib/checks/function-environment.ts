import type { Problem } from '../errors';
import type { Variable } from '../model/environment';
import type { SystemModel, SystemProblem } from '../model/system';
import { ofService } from './problem-of';

/** @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MAX_BYTES = 4096;

/** @see https://docs.aws.amazon.com/lambda/latest/api/API_Environment.html */
const VARIABLE_NAME = /^[A-Za-z][A-Za-z0-9_]+$/;

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const RESERVED = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
];

/** A function's environment is one that Lambda takes: its names, and its size in all. */
export function* checkFunctionEnvironments({ services }: SystemModel): Iterable<SystemProblem> {
  for (const placed of services) {
    const { target, environment } = placed.model;
    if (target.kind !== 'lambda') continue;
    for (const problem of checkVariables(environment)) yield ofService(placed, problem);
  }
}

function* checkVariables(environment: readonly Variable[]): Iterable<Problem> {
  for (const { name } of environment) {
    if (VARIABLE_NAME.test(name) && !RESERVED.includes(name)) continue;
    yield {
      code: 'target/variable-name',
      path: `environment.${name}`,
      message:
        'must be named by two or more letters, digits and _ on lambda, from a letter on, and not like a variable that lambda sets itself',
    };
  }
  const bytes = environment.reduce((sum, variable) => sum + bytesOf(variable), 0);
  if (bytes <= MAX_BYTES) return;
  yield {
    code: 'target/environment-too-large',
    path: 'environment',
    message: `must be at most ${MAX_BYTES} bytes in all on lambda, names included, got ${bytes}`,
    hint: 'Put the large values into the code, or read them from a store when the function starts.',
  };
}

/** What is sure to be counted: of other values than texts, the name. */
function bytesOf(variable: Variable): number {
  const value = variable.kind === 'text' ? variable.text : '';
  return Buffer.byteLength(variable.name) + Buffer.byteLength(value);
}
