import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft } from '../draft';
import { reference, type Expression } from '../expression';
import { keyArn } from './key';
import { nameOf, placeOf, tagsOf } from './metadata';

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const LONGEST_RETENTION_SECONDS = 1_209_600;

/**
 * Lowers the place for events that failed for good, kept as long as AWS can. A dead-letter queue and no
 * on-failure destination: it holds the event as it came, ready to be handed in again, and the
 * scheduler can use the same one.
 */
export function lowerDeadLetterQueue(service: ServiceModel): Draft {
  const kmsMasterKeyId = keyArn(service);
  return draft(aws.SqsQueue, placeOf(service, 'dead_letter_queue'), {
    name: `${nameOf(service)}-dead-letters`,
    messageRetentionSeconds: LONGEST_RETENTION_SECONDS,
    ...(kmsMasterKeyId === undefined ? { sqsManagedSseEnabled: true } : { kmsMasterKeyId }),
    tags: tagsOf(service),
  });
}

export function deadLetterQueueArn(service: ServiceModel): Expression {
  return reference(addressOf(aws.SqsQueue, placeOf(service, 'dead_letter_queue')), 'arn');
}
