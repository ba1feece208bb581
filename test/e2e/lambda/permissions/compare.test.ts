import { describe, expect, it } from 'vitest';

import { questionsOf } from './compare';

describe('questionsOf', () => {
  it('asks for an example of every action and resource, in a request as the condition wants it', () => {
    expect(
      questionsOf({
        actions: ['kms:Encrypt*', 'kms:Decrypt'],
        resources: ['a-secret-??'],
        condition: { ArnLike: { 'aws:SourceArn': ['an-api/*', 'another'] } },
      }),
    ).toEqual(
      ['kms:Encryptx', 'kms:Decrypt'].map((action) => ({
        action,
        resource: 'a-secret-xx',
        where: { 'aws:SourceArn': 'an-api/x' },
      })),
    );
  });
});
