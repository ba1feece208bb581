import { jsonText, type Expression } from '../expression';

/** One permission of an IAM policy. */
export interface Statement {
  readonly actions: readonly string[];
  readonly resources: readonly (string | Expression)[];
}

/** The policy as JSON text. */
export function policyDocument(statements: readonly Statement[]): Expression {
  return jsonText({
    Version: '2012-10-17',
    Statement: statements.map(({ actions, resources }) => ({
      Effect: 'Allow',
      Action: [...actions],
      Resource: [...resources],
    })),
  });
}

/** Lets an AWS service, on behalf of this account alone, take on a role. */
export function trustDocument(principal: string, account?: Expression): Expression {
  return jsonText({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: principal },
        ...(account !== undefined && {
          Condition: { StringEquals: { 'aws:SourceAccount': account } },
        }),
      },
    ],
  });
}
