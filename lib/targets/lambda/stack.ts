import { DataAwsCallerIdentity } from '@cdktf/provider-aws/lib/data-aws-caller-identity';
import { DataAwsPartition } from '@cdktf/provider-aws/lib/data-aws-partition';

import type { ServiceModel } from '../../model/service';
import { draft, type Draft } from '../draft';
import { IDENTITY_PLACE, PARTITION_PLACE } from './arn';

/** What a stack's functions need to know about the account that they are deployed to. */
export function lowerLambdaStack(services: readonly ServiceModel[]): Draft[] {
  if (!services.some(({ target }) => target.kind === 'lambda')) return [];
  return [
    draft(DataAwsCallerIdentity, IDENTITY_PLACE, {}),
    draft(DataAwsPartition, PARTITION_PLACE, {}),
  ];
}
