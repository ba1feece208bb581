import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft } from '../draft';
import { reference } from '../expression';
import { aliasAttribute } from './alias';
import { accountId } from './arn';
import { renderAwsCron } from './cron';
import { deadLetterQueueArn } from './dead-letter-queue';
import { keyArn, keyStatements } from './key';
import { nameOf, placeOf, tagsOf } from './metadata';
import { policyDocument, trustDocument } from './policy-document';

/** How late a run may begin that could not be handed over in time. AWS would try for a whole day. */
const MAX_DELAY_SECONDS = 3600;

/** Lowers a schedule, with a role that may start this one function. */
export function lowerSchedule(service: ServiceModel): Draft[] {
  const { schedule } = service;
  if (schedule === undefined) return [];

  const name = `${nameOf(service)}-schedule`;
  const kmsKeyArn = keyArn(service);
  const rolePlace = placeOf(service, 'schedule_role');
  const role = addressOf(aws.IamRole, rolePlace);
  const policyPlace = placeOf(service, 'schedule_policy');
  return [
    draft(aws.IamRole, rolePlace, {
      name,
      assumeRolePolicy: trustDocument('scheduler.amazonaws.com', accountId()),
      tags: tagsOf(service),
    }),
    draft(aws.IamRolePolicy, policyPlace, {
      name,
      role: reference(role, 'name'),
      policy: policyDocument([
        { actions: ['lambda:InvokeFunction'], resources: [aliasAttribute(service, 'arn')] },
        { actions: ['sqs:SendMessage'], resources: [deadLetterQueueArn(service)] },
        ...keyStatements(service),
      ]),
    }),
    draft(
      aws.SchedulerSchedule,
      placeOf(service, 'schedule', addressOf(aws.IamRolePolicy, policyPlace)),
      {
        name,
        scheduleExpression: renderAwsCron(schedule.cron),
        scheduleExpressionTimezone: schedule.timeZone,
        flexibleTimeWindow: { mode: 'OFF' },
        ...(kmsKeyArn !== undefined && { kmsKeyArn }),
        target: {
          arn: aliasAttribute(service, 'arn'),
          roleArn: reference(role, 'arn'),
          // For events that the scheduler could not hand over; the function's own failures go there too.
          deadLetterConfig: { arn: deadLetterQueueArn(service) },
          retryPolicy: { maximumEventAgeInSeconds: MAX_DELAY_SECONDS },
        },
      },
    ),
  ];
}
