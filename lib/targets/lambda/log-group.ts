import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft } from '../draft';
import { reference, type Expression } from '../expression';
import { keyArn } from './key';
import { nameOf, placeOf, tagsOf } from './metadata';

/** Lowers the function's logs: Lambda would make the group itself, and keep it for ever. */
export function lowerLogGroup(service: ServiceModel): Draft {
  return logGroup(service, 'log_group', logGroupName(service));
}

/** A group of the service's, kept as long and encrypted as all of its logs. */
export function logGroup(service: ServiceModel, part: string, name: string): Draft {
  const kmsKeyId = keyArn(service);
  return draft(aws.CloudwatchLogGroup, placeOf(service, part), {
    name,
    retentionInDays: service.lambda.logRetentionDays,
    ...(kmsKeyId !== undefined && { kmsKeyId }),
    tags: tagsOf(service),
  });
}

export function logGroupName(service: ServiceModel): string {
  return `/aws/lambda/${nameOf(service)}`;
}

export function logGroupArn(service: ServiceModel): Expression {
  return reference(addressOf(aws.CloudwatchLogGroup, placeOf(service, 'log_group')), 'arn');
}
