import { describe, expect, it } from 'vitest';

import { resolveCall } from '../../../lib/model/call';
import { secret } from '../../../lib/model/environment';
import type { ServiceModel } from '../../../lib/model/service';
import type { Edge } from '../../../lib/model/system';
import { lambda } from '../../../lib/model/target';
import type { Draft } from '../../../lib/targets/draft';
import { isExpression } from '../../../lib/targets/expression';
import { lowerLambdaService } from '../../../lib/targets/lambda/service';
import { renderText } from '../../../lib/targets/terraform-text';
import { aService } from '../../support/service';

const NO_BYTES = new Uint8Array();

const target = lambda({ region: 'eu-west-1' });

function aFunction(overrides: Parameters<typeof aService>[0] = {}): ServiceModel {
  return aService({ target, ...overrides });
}

/** Configs by part, with their expressions as Terraform reads them. */
function lowered(service: ServiceModel, outgoing: readonly Edge[] = []) {
  const drafts = lowerLambdaService(service, { outgoing, incoming: [] }, new Map());
  return Object.fromEntries(drafts.map((draft: Draft) => [draft.part, rendered(draft.config)]));
}

function rendered(value: unknown): unknown {
  if (isExpression(value)) return renderText(value);
  if (Array.isArray(value)) return value.map(rendered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rendered(member)]));
}

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

function statementsOf(policy: unknown): readonly Statement[] {
  const { policy: text } = policy as { readonly policy: string };
  return (JSON.parse(text) as { Statement: readonly Statement[] }).Statement;
}

function edge(caller: ServiceModel, callee: ServiceModel): Edge {
  const call = resolveCall({ timeout: '1s', retries: 2 }, callee);
  return { caller, callee, call, place: new Error('place') };
}

describe('lowerLambdaService', () => {
  it('makes a function safe without being asked', () => {
    const parts = lowered(aFunction());

    expect(Object.keys(parts)).toEqual([
      'log_group',
      'dead_letter_queue',
      'role',
      'policy',
      'function',
      'alias',
      'asynchronous',
    ]);
    expect(parts['function']).toMatchObject({
      functionName: 'shop-orders',
      architectures: ['arm64'],
      memorySize: 128,
      timeout: 30,
      publish: true,
      tracingConfig: { mode: 'Active' },
      deadLetterConfig: { targetArn: '${aws_sqs_queue.orders_dead_letter_queue.arn}' },
      packageType: 'Image',
      imageUri: 'ghcr.io/acme/orders:1.4.2',
    });
    expect(parts['log_group']).toMatchObject({
      name: '/aws/lambda/shop-orders',
      retentionInDays: 30,
    });
    expect(parts['dead_letter_queue']).toMatchObject({ sqsManagedSseEnabled: true });
    expect(parts['alias']).toMatchObject({ name: 'live' });
  });

  it('allows the function no more than its logs, traces, failures and declared calls', () => {
    const service = aFunction({ environment: { KEY: secret('signing', 'key') } });

    const { policy } = lowered(service, [edge(service, aFunction({ name: 'stock' }))]);

    const statements = statementsOf(policy);
    expect(statements.flatMap(({ Action }) => Action)).toEqual([
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
      'sqs:SendMessage',
      'lambda:InvokeFunction',
      'secretsmanager:GetSecretValue',
    ]);
    const open = statements.filter(({ Resource }) => Resource.includes('*'));
    expect(open.flatMap(({ Action }) => Action)).toEqual([
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
    const invoke = statements.find(({ Action }) => Action.includes('lambda:InvokeFunction'));
    expect(invoke?.Resource).toEqual([expect.stringMatching(/:function:shop-stock:live$/)]);
  });

  it('tells the function where its callees are, and where its secrets', () => {
    const service = aFunction({ environment: { KEY: secret('signing', 'key'), LEVEL: 'info' } });

    const parts = lowered(service, [edge(service, aFunction({ name: 'stock' }))]);

    expect(parts['function']).toMatchObject({
      environment: {
        variables: {
          LEVEL: 'info',
          KEY: expect.stringMatching(/:secretsmanager:eu-west-1:.*:secret:signing$/),
          STOCK_ADDRESS: expect.stringMatching(/:lambda:eu-west-1:.*:function:shop-stock:live$/),
          STOCK_TIMEOUT_MS: '1000',
          STOCK_RETRIES: '2',
        },
      },
    });
  });

  it('names nothing but itself, so that functions may call each other', () => {
    const [orders, stock] = [aFunction(), aFunction({ name: 'stock' })];

    const text = JSON.stringify([
      lowered(orders, [edge(orders, stock)]),
      lowered(stock, [edge(stock, orders)]),
    ]);

    expect(text).not.toMatch(/aws_lambda_alias\.stock_alias\.arn/);
  });

  it('opens a public function through an HTTP API, which alone may call its alias', () => {
    const parts = lowered(aFunction({ isPublic: true }));

    expect(parts['http_integration']).toMatchObject({
      integrationType: 'AWS_PROXY',
      integrationMethod: 'POST',
      payloadFormatVersion: '2.0',
      integrationUri: '${aws_lambda_alias.orders_alias.invoke_arn}',
    });
    expect(parts['http_permission']).toMatchObject({
      principal: 'apigateway.amazonaws.com',
      qualifier: '${aws_lambda_alias.orders_alias.name}',
      sourceArn: '${aws_apigatewayv2_api.orders_http_api.execution_arn}/*/*',
    });
    expect(lowered(aFunction())).not.toHaveProperty('http_api');
  });

  it.each([
    { provisionedConcurrency: { min: 2 }, has: 'provisioned_concurrency', lacks: 'scaling_target' },
    {
      provisionedConcurrency: { min: 2, max: 9 },
      has: 'scaling_target',
      lacks: 'provisioned_concurrency',
    },
  ])('keeps instances warm by $has alone', ({ provisionedConcurrency, has, lacks }) => {
    const parts = lowered(aFunction({ lambda: { provisionedConcurrency } }));

    expect(parts).toHaveProperty(has);
    expect(parts).not.toHaveProperty(lacks);
  });

  it('runs a job by a schedule of its own, one run at a time', () => {
    const job = aFunction({
      port: undefined as never,
      schedule: { cron: '0 3 * * *', timeZone: 'Europe/Paris', retries: 1, deadline: '2m' },
    });

    const parts = lowered(job);

    expect(parts['schedule']).toMatchObject({
      scheduleExpression: 'cron(0 3 * * ? *)',
      scheduleExpressionTimezone: 'Europe/Paris',
      target: {
        arn: '${aws_lambda_alias.orders_alias.arn}',
        deadLetterConfig: { arn: '${aws_sqs_queue.orders_dead_letter_queue.arn}' },
      },
    });
    expect(parts['function']).toMatchObject({ timeout: 120, reservedConcurrentExecutions: 1 });
    expect(parts['asynchronous']).toMatchObject({ maximumRetryAttempts: 1 });
    expect(statementsOf(parts['schedule_policy'])).toMatchObject([
      {
        Action: ['lambda:InvokeFunction'],
        Resource: ['${aws_lambda_alias.orders_alias.arn}'],
      },
      {
        Action: ['sqs:SendMessage'],
        Resource: ['${aws_sqs_queue.orders_dead_letter_queue.arn}'],
      },
    ]);
  });

  it('joins a network on request, with the permission to do so', () => {
    const vpc = { subnetIds: ['subnet-0a1b2c3d'], securityGroupIds: ['sg-0a1b2c3d'] };

    const parts = lowered(aFunction({ lambda: { vpc } }));

    expect(parts['function']).toMatchObject({ vpcConfig: vpc });
    const actions = statementsOf(parts['policy']).flatMap(({ Action }) => Action);
    expect(actions).toContain('ec2:CreateNetworkInterface');
  });

  it('runs code by its handler, with the hash that tells AWS of changes', () => {
    const service = aFunction({ code: 'dist/orders', lambda: { handler: 'main.run' } });
    const archive = { stack: 'shop', path: 'assets/0.zip', sha256: 'aGFzaA==', bytes: NO_BYTES };
    const nobody = { outgoing: [], incoming: [] };

    const drafts = lowerLambdaService(service, nobody, new Map([['shop/orders', archive]]));

    const { config } = drafts.find(({ part }) => part === 'function') ?? {};
    expect(config).toMatchObject({
      filename: 'assets/0.zip',
      sourceCodeHash: 'aGFzaA==',
      handler: 'main.run',
      runtime: 'nodejs22.x',
    });
    expect(config).not.toHaveProperty('imageUri');
  });

  it.each([
    { sizeLimit: '256Mi', storage: undefined },
    { sizeLimit: '512Mi', storage: undefined },
    { sizeLimit: '513Mi', storage: { size: 513 } },
  ] as const)('has $sizeLimit to write to', ({ sizeLimit, storage }) => {
    const volumes = [{ name: 'tmp', mountPath: '/tmp', size: sizeLimit }];

    const { function: config } = lowered(aFunction({ volumes }));

    expect((config as { ephemeralStorage?: unknown }).ephemeralStorage).toEqual(storage);
  });

  it('keeps a concurrency of 0, which stops the function', () => {
    expect(lowered(aFunction({ lambda: { reservedConcurrency: 0 } }))['function']).toMatchObject({
      reservedConcurrentExecutions: 0,
    });
  });

  it('moves warm instances by how busy they are, as the share that AWS expects', () => {
    const provisionedConcurrency = { min: 2, max: 9, targetPercent: 55 };

    const parts = lowered(aFunction({ lambda: { provisionedConcurrency } }));

    expect(parts['scaling_target']).toMatchObject({ minCapacity: 2, maxCapacity: 9 });
    expect(parts['scaling_policy']).toMatchObject({
      targetTrackingScalingPolicyConfiguration: { targetValue: 0.55 },
    });
  });

  it('gives events up after the retries and the age that were written', () => {
    const asynchronous = { retries: 0, maxAge: '2m' } as const;

    expect(lowered(aFunction({ lambda: { asynchronous } }))['asynchronous']).toMatchObject({
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 120,
      qualifier: '${aws_lambda_alias.orders_alias.name}',
    });
  });
});
