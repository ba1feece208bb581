import type { Account } from './account';

/** A role that may send to one queue, which only Lambda may take on, and a function that an API may call. */
export const ACCOUNT: Account = {
  principals: [
    {
      arn: 'arn:aws:iam::111122223333:role/cart',
      policies: [
        {
          name: 'cart',
          document: {
            Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'a-queue' }],
          },
        },
      ],
      trust: {
        Statement: [
          {
            Effect: 'Allow',
            Action: ['sts:AssumeRole'],
            Principal: { Service: 'lambda.amazonaws.com' },
          },
        ],
      },
    },
    { arn: 'service:lambda.amazonaws.com', policies: [] },
  ],
  resourcePolicies: [
    {
      name: 'cart:live',
      document: {
        Statement: [
          {
            Effect: 'Allow',
            Action: 'lambda:InvokeFunction',
            Resource: 'a-function',
            Principal: { Service: 'apigateway.amazonaws.com' },
          },
        ],
      },
    },
  ],
};
