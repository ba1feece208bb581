import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { draft, type Draft } from '../draft';
import { IDENTITY_PLACE, PARTITION_PLACE } from './arn';

/** What a stack's functions need to know about the account that they are deployed to. */
export function lowerLambdaStack(services: readonly ServiceModel[]): Draft[] {
  if (!services.some(({ target }) => target.kind === 'lambda')) return [];
  return [
    draft(aws.DataAwsCallerIdentity, IDENTITY_PLACE, {}),
    draft(aws.DataAwsPartition, PARTITION_PLACE, {}),
  ];
}
