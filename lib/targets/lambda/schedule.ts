import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule';

import type { ServiceModel } from '../../model/service';
import { addressOf, draft, type Draft } from '../draft';
import { reference } from '../expression';
import { aliasAttribute } from './alias';
import { accountId } from './arn';
import { renderAwsCron } from './cron';
import { nameOf, placeOf, tagsOf } from './metadata';
import { policyDocument, trustDocument } from './policy-document';

/** Lowers a schedule, with a role that may start this one function. */
export function lowerSchedule(service: ServiceModel): Draft[] {
  const { schedule } = service;
  if (schedule === undefined) return [];

  const name = `${nameOf(service)}-schedule`;
  const rolePlace = placeOf(service, 'schedule_role');
  const role = addressOf(IamRole, rolePlace);
  const policyPlace = placeOf(service, 'schedule_policy');
  return [
    draft(IamRole, rolePlace, {
      name,
      assumeRolePolicy: trustDocument('scheduler.amazonaws.com', accountId()),
      tags: tagsOf(service),
    }),
    draft(IamRolePolicy, policyPlace, {
      name,
      role: reference(role, 'name'),
      policy: policyDocument([
        { actions: ['lambda:InvokeFunction'], resources: [aliasAttribute(service, 'arn')] },
      ]),
    }),
    draft(SchedulerSchedule, placeOf(service, 'schedule', addressOf(IamRolePolicy, policyPlace)), {
      name,
      scheduleExpression: renderAwsCron(schedule.cron),
      scheduleExpressionTimezone: schedule.timeZone,
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: aliasAttribute(service, 'arn'), roleArn: reference(role, 'arn') },
    }),
  ];
}
