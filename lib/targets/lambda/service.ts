import type { ServiceModel } from '../../model/service';
import { idOf } from '../../model/system';
import type { Draft } from '../draft';
import type { Surroundings } from '../surroundings';
import { lowerAlias } from './alias';
import { lowerAsynchronous } from './asynchronous';
import { lowerAutoscaler } from './autoscaler';
import type { CodeArchive } from './code';
import { lowerDeadLetterQueue } from './dead-letter-queue';
import { lowerFunction } from './function';
import { lowerHttpApi } from './http-api';
import { lowerLogGroup } from './log-group';
import { lowerIdentity } from './role';
import { lowerSchedule } from './schedule';

/** Everything that one service is on Lambda. */
export function lowerLambdaService(
  service: ServiceModel,
  around: Surroundings,
  archives: ReadonlyMap<string, CodeArchive>,
): Draft[] {
  return [
    lowerLogGroup(service),
    lowerDeadLetterQueue(service),
    ...lowerIdentity(service, around),
    lowerFunction(service, around, archives.get(idOf(service))),
    lowerAlias(service),
    lowerAsynchronous(service),
    ...lowerAutoscaler(service),
    ...lowerHttpApi(service),
    ...lowerSchedule(service),
  ];
}
