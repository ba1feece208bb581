import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { draft, type Draft } from '../draft';
import { aliasAttribute } from './alias';
import { functionAttribute } from './function';
import { placeOf } from './metadata';

/**
 * Lowers what happens to events that nobody waits for. A schedule's retries are these: the scheduler
 * itself hands its event over without waiting.
 */
export function lowerAsynchronous(service: ServiceModel): Draft {
  const { retries, maxAgeSeconds } = service.lambda.asynchronous;
  return draft(aws.LambdaFunctionEventInvokeConfig, placeOf(service, 'asynchronous'), {
    functionName: functionAttribute(service, 'function_name'),
    qualifier: aliasAttribute(service, 'name'),
    maximumRetryAttempts: service.schedule?.retries ?? retries,
    maximumEventAgeInSeconds: maxAgeSeconds,
  });
}
