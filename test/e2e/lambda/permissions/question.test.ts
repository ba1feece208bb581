import { describe, expect, it } from 'vitest';

import { ACCOUNT } from './an-account';
import { claimsThatNobodyMay, claimsThatNothingIsLeft } from './question';

const CART = 'arn:aws:iam::111122223333:role/cart';

describe('claimsThatNobodyMay', () => {
  it('claims of everybody what a question names nobody for', () => {
    const question = { action: 'sqs:SendMessage', resource: 'a-queue' };

    expect(claimsThatNobodyMay(ACCOUNT, [question]).invariants).toEqual({
      invariants: [{ id: '0', forbid: question, where: {}, unless_principal: [] }],
    });
  });

  it('excepts all others where a question names somebody', () => {
    const question = { action: 'sqs:SendMessage', resource: 'a-queue', principal: CART };

    expect(claimsThatNobodyMay(ACCOUNT, [question]).invariants).toMatchObject({
      invariants: [{ unless_principal: ['service:lambda.amazonaws.com'] }],
    });
  });

  it('makes who may take on a role a policy of the role itself', () => {
    expect(claimsThatNobodyMay(ACCOUNT, []).account).toMatchObject({
      resource_policies: [
        { name: 'cart:live' },
        { document: { Statement: [{ Action: ['sts:AssumeRole'], Resource: CART }] } },
      ],
    });
  });
});

describe('claimsThatNothingIsLeft', () => {
  it('is about every action that any policy speaks of', () => {
    const { invariants } = claimsThatNothingIsLeft(ACCOUNT, new Map());

    expect(invariants).toEqual({
      invariants: ['lambda:InvokeFunction', 'sqs:SendMessage', 'sts:AssumeRole'].map((action) => ({
        id: action,
        forbid: { action, resource: '*' },
      })),
    });
  });

  it('is about every action there is where a policy says what it does not allow', () => {
    const document = { Statement: [{ Effect: 'Allow' as const, NotAction: 'iam:*' }] };
    const account = { ...ACCOUNT, resourcePolicies: [{ name: 'wide', document }] };

    expect(claimsThatNothingIsLeft(account, new Map()).invariants).toMatchObject({
      invariants: [{ id: '*' }, { id: 'sqs:SendMessage' }, { id: 'sts:AssumeRole' }],
    });
  });

  it('denies everybody what he is meant to be allowed, and leaves what he is allowed', () => {
    const meant = { actions: ['sqs:SendMessage'], resources: ['a-queue'] };

    expect(claimsThatNothingIsLeft(ACCOUNT, new Map([[CART, [meant]]])).account).toMatchObject({
      principals: [
        {
          arn: CART,
          policies: [
            { name: 'cart' },
            {
              document: {
                Statement: [{ Effect: 'Deny', Action: ['sqs:SendMessage'], Resource: ['a-queue'] }],
              },
            },
          ],
        },
        { arn: 'service:lambda.amazonaws.com', policies: [{ document: { Statement: [] } }] },
      ],
    });
  });
});
