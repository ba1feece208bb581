import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { draft, type Draft } from '../draft';
import { IDENTITY_PLACE, PARTITION_PLACE } from './arn';
import { lowerKey } from './key';

/** What a stack's functions share: their key, and what they must know of the account. */
export function lowerLambdaStack(stack: string, services: readonly ServiceModel[]): Draft[] {
  if (!services.some(({ target }) => target.kind === 'lambda')) return [];
  return [
    draft(aws.DataAwsCallerIdentity, IDENTITY_PLACE, {}),
    draft(aws.DataAwsPartition, PARTITION_PLACE, {}),
    ...lowerKey(stack, services),
  ];
}
