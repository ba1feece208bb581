import type { Problem } from '../errors';
import type { Variable } from '../model/environment';
import { edgeVariableNames, edgeVariables } from '../model/edge-variables';
import type { Edge, PlacedService, SystemModel, SystemProblem } from '../model/system';
import { groupBy } from '../model/group-by';
import { ofCall, ofService } from './problem-of';

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
export function* checkFunctionEnvironments(system: SystemModel): Iterable<SystemProblem> {
  const calls = groupBy(system.edges, ({ caller }) => caller);
  for (const placed of system.services) {
    if (placed.model.target.kind !== 'lambda') continue;
    const own = calls.get(placed.model) ?? [];
    yield* checkNames(placed, own);
    yield* checkSize(placed, own);
  }
}

function* checkNames(placed: PlacedService, calls: readonly Edge[]): Iterable<SystemProblem> {
  for (const { name } of placed.model.environment) {
    if (isRefused(name)) yield ofService(placed, wrongName(`environment.${name}`, name));
  }
  for (const edge of calls) {
    const wrong = edgeVariableNames(edge).find(isRefused);
    if (wrong !== undefined) yield ofCall(edge, wrongName('addressVariable', wrong));
  }
}

function isRefused(name: string): boolean {
  return !VARIABLE_NAME.test(name) || RESERVED.includes(name);
}

function wrongName(path: string, name: string): Problem {
  return {
    code: 'target/variable-name',
    path,
    message:
      'must be named by two or more letters, digits and _ on lambda, from a letter on, ' +
      `and not like a variable that lambda sets itself, got ${name}`,
  };
}

function* checkSize(placed: PlacedService, calls: readonly Edge[]): Iterable<SystemProblem> {
  const { environment } = placed.model;
  const own = environment.map((variable) => variable.name + textOf(variable));
  const added = calls.flatMap((edge) => [
    edge.call.addressVariable,
    ...edgeVariables(edge).map(({ name, text }) => name + text),
  ]);
  const bytes = Buffer.byteLength([...own, ...added].join(''));
  if (bytes <= MAX_BYTES) return;
  yield ofService(placed, {
    code: 'target/environment-too-large',
    path: 'environment',
    message: `must be at most ${MAX_BYTES} bytes in all on lambda, names included, got ${bytes}`,
    hint: 'Put the large values into the code, or read them from a store when the function starts.',
  });
}

/** What is sure to be counted: of other values than texts, the name alone. */
function textOf(variable: Variable): string {
  return variable.kind === 'text' ? variable.text : '';
}
