import type { SystemReport } from '../../../../lib/model/report';
import type { Allowance } from './question';

/** Where a stack's functions are, and the things that only the far end could name. */
export interface Deployed {
  readonly region: string;
  readonly accountId: string;
  readonly stack: string;
  /** The id of each public service's HTTP API. */
  readonly apis: Readonly<Record<string, string>>;
  /** The key with which the functions encrypt what they keep. */
  readonly keyArn: string;
  /** The names of the secrets that each service reads. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
}

export const API_GATEWAY = 'service:apigateway.amazonaws.com';
export const LAMBDA = 'service:lambda.amazonaws.com';
export const SCHEDULER = 'service:scheduler.amazonaws.com';

/** CloudWatch Logs, which is a principal of its own in each region. */
export function logsOf({ region }: Deployed): string {
  return `service:logs.${region}.amazonaws.com`;
}

/**
 * The least that everybody must be allowed for the system to work: by the ARN of the role, or by the
 * AWS service. Written down from AWS's documentation, and not from what our lowering does.
 */
export function leastFor(report: SystemReport, deployed: Deployed): Map<string, Allowance[]> {
  const names = report.services.map(({ name }) => name);
  const jobs = report.services.filter(({ kind }) => kind === 'job').map(({ name }) => name);
  return new Map([
    ...names.map((name): [string, Allowance[]] => [
      roleArn(name, deployed),
      asFunction(name, calleesOf(name, report), deployed),
    ]),
    ...jobs.map((name): [string, Allowance[]] => [
      roleArn(`${name}-schedule`, deployed),
      [may('lambda:InvokeFunction', liveArn(name, deployed)), ...mayBury(name, deployed)],
    ]),
    [API_GATEWAY, Object.entries(deployed.apis).map(([name, id]) => asApi(name, id, deployed))],
    [LAMBDA, names.map((name) => may('sts:AssumeRole', roleArn(name, deployed)))],
    [SCHEDULER, jobs.map((name) => asSchedule(name, deployed))],
    [logsOf(deployed), [asLogs(deployed)]],
  ]);
}

export function roleArn(name: string, { accountId, stack }: Deployed): string {
  return `arn:aws:iam::${accountId}:role/${stack}-${name}`;
}

/** The ARN of a function, or of one of its versions and aliases. */
export function functionArn(
  name: string,
  { accountId, region, stack }: Deployed,
  qualifier = '',
): string {
  const suffix = qualifier === '' ? '' : `:${qualifier}`;
  return `arn:aws:lambda:${region}:${accountId}:function:${stack}-${name}${suffix}`;
}

function liveArn(name: string, deployed: Deployed): string {
  return functionArn(name, deployed, 'live');
}

function calleesOf(name: string, { edges }: SystemReport): string[] {
  return edges.filter(({ from }) => lastOf(from) === name).map(({ to }) => lastOf(to));
}

/** Edges are between `<stack>/<service>`. */
function lastOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

function asFunction(name: string, callees: readonly string[], deployed: Deployed): Allowance[] {
  const { accountId, region, stack, secrets } = deployed;
  const logs = `arn:aws:logs:${region}:${accountId}:log-group:/aws/lambda/${stack}-${name}:*`;
  return [
    may(['logs:CreateLogStream', 'logs:PutLogEvents'], logs),
    // X-Ray knows no resources.
    may(['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], '*'),
    ...mayBury(name, deployed),
    ...callees.map((callee) => may('lambda:InvokeFunction', liveArn(callee, deployed))),
    // Secrets Manager adds a dash and six characters to the name that somebody chose.
    ...(secrets[name] ?? []).map((secret) =>
      may(
        'secretsmanager:GetSecretValue',
        `arn:aws:secretsmanager:${region}:${accountId}:secret:${secret}-??????`,
      ),
    ),
  ];
}

/**
 * Events that failed for good are put aside, into a queue that is encrypted. The key is also that of the
 * function's variables, and of the schedule.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
 */
function mayBury(name: string, { accountId, region, stack, keyArn }: Deployed): Allowance[] {
  const queue = `arn:aws:sqs:${region}:${accountId}:${stack}-${name}-dead-letters`;
  return [may('sqs:SendMessage', queue), may(['kms:Decrypt', 'kms:GenerateDataKey'], keyArn)];
}

/**
 * For logs of this stack alone. A group each would not fit into the policy of a large stack.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function asLogs({ accountId, region, stack, keyArn }: Deployed): Allowance {
  const actions = ['Decrypt*', 'Describe*', 'Encrypt*', 'GenerateDataKey*', 'ReEncrypt*'];
  const groups = ['lambda', 'apigateway'].map(
    (owner) => `arn:aws:logs:${region}:${accountId}:log-group:/aws/${owner}/${stack}-*`,
  );
  const condition = { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } };
  return {
    ...may(
      actions.map((name) => `kms:${name}`),
      keyArn,
    ),
    condition,
  };
}

function asApi(name: string, id: string, deployed: Deployed): Allowance {
  const { accountId, region } = deployed;
  const source = `arn:aws:execute-api:${region}:${accountId}:${id}/*/*`;
  const condition = { ArnLike: { 'aws:SourceArn': source } };
  return { ...may('lambda:InvokeFunction', liveArn(name, deployed)), condition };
}

/** For schedules of this account alone: the scheduler works for everybody. */
function asSchedule(name: string, deployed: Deployed): Allowance {
  const condition = { StringEquals: { 'aws:SourceAccount': deployed.accountId } };
  return { ...may('sts:AssumeRole', roleArn(`${name}-schedule`, deployed)), condition };
}

function may(actions: string | readonly string[], resource: string): Allowance {
  return { actions: [actions].flat(), resources: [resource] };
}
