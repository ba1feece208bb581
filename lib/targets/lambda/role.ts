import type { ServiceModel } from '../../model/service';
import { isService } from '../../model/system';
import { aws } from '../aws';
import { addressOf, draft, type Draft } from '../draft';
import { concat, reference, type Expression } from '../expression';
import type { Surroundings } from '../surroundings';
import { liveAliasArn, secretArn } from './arn';
import { deadLetterQueueArn } from './dead-letter-queue';
import { keyStatements } from './key';
import { logGroupArn } from './log-group';
import { nameOf, placeOf, tagsOf } from './metadata';
import { policyDocument, trustDocument, type Statement } from './policy-document';

/** Lowers the function's identity, and the least that it needs to be allowed. */
export function lowerIdentity(service: ServiceModel, around: Surroundings): Draft[] {
  const name = nameOf(service);
  return [
    draft(aws.IamRole, placeOf(service, 'role'), {
      name,
      assumeRolePolicy: trustDocument('lambda.amazonaws.com'),
      tags: tagsOf(service),
    }),
    draft(aws.IamRolePolicy, placeOf(service, 'policy'), {
      name,
      role: reference(roleAddress(service), 'name'),
      policy: policyDocument(statementsOf(service, around)),
    }),
  ];
}

export function roleArn(service: ServiceModel): Expression {
  return reference(roleAddress(service), 'arn');
}

export function policyAddress(service: ServiceModel): string {
  return addressOf(aws.IamRolePolicy, placeOf(service, 'policy'));
}

function roleAddress(service: ServiceModel): string {
  return addressOf(aws.IamRole, placeOf(service, 'role'));
}

function statementsOf(service: ServiceModel, { outgoing }: Surroundings): Statement[] {
  // Within one account the caller's permission is enough: the callee needs no policy of its own.
  const callees = outgoing.flatMap(({ callee }) =>
    isService(callee) ? [liveAliasArn(callee)] : [],
  );
  const secrets = service.environment.flatMap((variable) =>
    // Secrets Manager puts a dash and six characters of its own behind the name.
    variable.kind === 'secret' ? [concat(secretArn(service, variable.secret), '-??????')] : [],
  );
  return [
    {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [concat(logGroupArn(service), ':*')],
    },
    // X-Ray has no resources to name.
    { actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], resources: ['*'] },
    { actions: ['sqs:SendMessage'], resources: [deadLetterQueueArn(service)] },
    ...keyStatements(service),
    ...(callees.length > 0 ? [{ actions: ['lambda:InvokeFunction'], resources: callees }] : []),
    ...(secrets.length > 0
      ? [{ actions: ['secretsmanager:GetSecretValue'], resources: secrets }]
      : []),
    ...(service.lambda.vpc === undefined ? [] : [NETWORK_INTERFACES]),
    ...service.lambda.access,
  ];
}

/**
 * What Lambda needs to join a network. The interfaces do not exist before, so they cannot be named.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
const NETWORK_INTERFACES: Statement = {
  actions: [
    'ec2:AssignPrivateIpAddresses',
    'ec2:CreateNetworkInterface',
    'ec2:DeleteNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:UnassignPrivateIpAddresses',
  ],
  resources: ['*'],
};
