import { describe, expect, it } from 'vitest';

import { resolveCall } from '../../../lib/model/call';
import { secret } from '../../../lib/model/environment';
import { externalService } from '../../../lib/model/external';
import { lambda } from '../../../lib/model/target';
import { lowerLambdaService } from '../../../lib/targets/lambda/service';
import { aFunction, edge, lowered, NOBODY, statementsOf } from './lowered';

const NO_BYTES = new Uint8Array();

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
      retentionInDays: 365,
    });
    expect(parts['dead_letter_queue']).toMatchObject({ sqsManagedSseEnabled: true });
    expect(parts['alias']).toMatchObject({ name: 'live' });
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
    expect(parts['http_stage']).toMatchObject({
      defaultRouteSettings: { throttlingRateLimit: 1000, throttlingBurstLimit: 500 },
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

  it('tags everything that takes tags', () => {
    const provisionedConcurrency = { min: 2, max: 9 };
    const tagged = lambda({ region: 'eu-west-1', tags: { team: 'sales' } });
    const services = [
      aFunction({ target: tagged, isPublic: true, lambda: { provisionedConcurrency } }),
      aFunction({
        target: tagged,
        port: undefined as never,
        schedule: { cron: '0 3 * * *' },
      }),
    ];

    const drafts = services.flatMap((service) => lowerLambdaService(service, NOBODY, new Map()));
    const taking = drafts.filter(({ type }) => 'tagsInput' in (type.prototype as object));

    expect(taking.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['function', 'role', 'scaling_target', 'schedule_role', 'http_api']),
    );
    for (const { part, config } of taking) {
      expect({ part, ...config }).toMatchObject({ part, tags: { team: 'sales' } });
    }
  });

  it.each([
    { addressFormat: undefined, address: 'https://api.stripe.com' },
    { addressFormat: 'host:port', address: 'api.stripe.com:443' },
  ] as const)('calls a host outside at $address, without a permission', (row) => {
    const { addressFormat, address } = row;
    const caller = aFunction();
    const callee = externalService('api.stripe.com', 443);
    const call = resolveCall(addressFormat === undefined ? {} : { addressFormat }, callee);

    const parts = lowered(caller, [{ caller, callee, call, place: new Error('place') }]);

    expect(parts['function']).toMatchObject({
      environment: { variables: { API_STRIPE_COM_ADDRESS: address } },
    });
    const actions = statementsOf(parts['policy']).flatMap(({ Action }) => Action);
    expect(actions).not.toContain('lambda:InvokeFunction');
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

    const drafts = lowerLambdaService(service, NOBODY, new Map([['shop/orders', archive]]));

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
