import { describe, expect, it } from 'vitest';

import { secret } from '../../../lib/model/environment';
import { aFunction, edge, lowered, statementsOf } from './lowered';

describe('lowerIdentity', () => {
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

  it('may read exactly the secrets that it names, by the suffix that AWS gives them', () => {
    const environment = { KEY: secret('signing', 'key'), LEVEL: 'info' };

    const statements = statementsOf(lowered(aFunction({ environment }))['policy']);

    const read = statements.filter(({ Action }) =>
      Action.includes('secretsmanager:GetSecretValue'),
    );
    expect(read.flatMap(({ Resource }) => Resource)).toEqual([
      expect.stringMatching(/:secretsmanager:eu-west-1:[^*]*:secret:signing-\?{6}$/),
    ]);
  });

  it('never allows a wildcard of actions, and anything at all for traces and networks alone', () => {
    const vpc = { subnetIds: ['subnet-0a1b2c3d'], securityGroupIds: ['sg-0a1b2c3d'] };
    const job = { port: undefined as never, schedule: { cron: '0 3 * * *' }, lambda: { vpc } };

    const parts = lowered(aFunction(job));

    const statements = [parts['policy'], parts['schedule_policy']].flatMap(statementsOf);
    expect(statements.flatMap(({ Action }) => Action).join()).not.toContain('*');
    const open = statements.filter(({ Resource }) => Resource.includes('*'));
    const services = open.flatMap(({ Action }) => Action).map((action) => action.split(':')[0]);
    expect([...new Set(services)].sort()).toEqual(['ec2', 'xray']);
  });
});
