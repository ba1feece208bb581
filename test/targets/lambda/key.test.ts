import { describe, expect, it } from 'vitest';

import { lambda } from '../../../lib/model/target';
import { lowerKey } from '../../../lib/targets/lambda/key';
import { aFunction, lowered, rendered, statementsOf } from './lowered';

const KEY = '${aws_kms_key.functions_key.arn}';
/** `amazonaws.com`, and in China `amazonaws.com.cn`. */
const DNS_SUFFIX = '${data.aws_partition.current_partition.dns_suffix}';
const target = lambda({ region: 'eu-west-1', encryption: 'ownKey', tags: { team: 'sales' } });
const job = { port: undefined as never, schedule: { cron: '0 3 * * *' } };

describe('a key of the stack’s own', () => {
  it('is made once for all functions, renewed each year, and used by the stack’s logs', () => {
    const [key, ...others] = lowerKey('shop', [aFunction({ target }), aFunction({ target })]);

    expect(others).toEqual([]);
    expect(key?.config).toMatchObject({
      enableKeyRotation: true,
      lifecycle: { createBeforeDestroy: true },
      tags: { team: 'sales', 'fleetwright:stack': 'shop' },
    });
    const [account, logs] = statementsOf(rendered(key?.config));
    expect(account).toMatchObject({ Principal: { AWS: expect.stringMatching(/:iam::.*:root$/) } });
    expect(logs).toMatchObject({
      Principal: { Service: `logs.eu-west-1.${DNS_SUFFIX}` },
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': [
            expect.stringMatching(/:logs:eu-west-1:.*:log-group:\/aws\/lambda\/shop-\*$/),
            expect.stringMatching(/:logs:eu-west-1:.*:log-group:\/aws\/apigateway\/shop-\*$/),
          ],
        },
      },
    });
  });

  it('encrypts everything that a function, its way in and its schedule keep', () => {
    const environment = { LEVEL: 'info' };

    const web = lowered(aFunction({ target, environment, isPublic: true }));
    const nightly = lowered(aFunction({ ...job, target }));

    expect(web['function']).toMatchObject({ kmsKeyArn: KEY });
    expect(web['log_group']).toMatchObject({ kmsKeyId: KEY });
    expect(web['access_log_group']).toMatchObject({ kmsKeyId: KEY });
    expect(web['dead_letter_queue']).toMatchObject({ kmsMasterKeyId: KEY });
    expect(web['dead_letter_queue']).not.toHaveProperty('sqsManagedSseEnabled');
    expect(nightly['schedule']).toMatchObject({ kmsKeyArn: KEY });
  });

  it('may be used by the roles that read what it encrypted, and for nothing else', () => {
    const parts = lowered(aFunction({ ...job, target }));

    for (const policy of [parts['policy'], parts['schedule_policy']]) {
      expect(statementsOf(policy)).toContainEqual({
        Effect: 'Allow',
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Resource: [KEY],
      });
    }
  });

  it('is not made unless it is asked for', () => {
    expect(lowerKey('shop', [aFunction()])).toEqual([]);
    expect(JSON.stringify(lowered(aFunction({ ...job })))).not.toContain('kms');
  });
});
