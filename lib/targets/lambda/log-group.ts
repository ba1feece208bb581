import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft } from '../draft';
import { reference, type Expression } from '../expression';
import { nameOf, placeOf, tagsOf } from './metadata';

/** Lowers the function's logs: Lambda would make the group itself, and keep it for ever. */
export function lowerLogGroup(service: ServiceModel): Draft {
  return draft(aws.CloudwatchLogGroup, placeOf(service, 'log_group'), {
    name: logGroupName(service),
    retentionInDays: service.lambda.logRetentionDays,
    tags: tagsOf(service),
  });
}

export function logGroupName(service: ServiceModel): string {
  return `/aws/lambda/${nameOf(service)}`;
}

export function logGroupArn(service: ServiceModel): Expression {
  return reference(addressOf(aws.CloudwatchLogGroup, placeOf(service, 'log_group')), 'arn');
}
