import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, type DraftPlace } from '../draft';
import { concat, reference, type Expression } from '../expression';
import { nameOf, regionOf } from './metadata';

export const IDENTITY_PLACE: DraftPlace = { owner: '', part: 'current_identity' };
export const PARTITION_PLACE: DraftPlace = { owner: '', part: 'current_partition' };

/** The alias that every caller uses; releases move it from version to version. */
export const LIVE_ALIAS = 'live';

/** The account that the stack is deployed to. */
export function accountId(): Expression {
  return reference(addressOf(aws.DataAwsCallerIdentity, IDENTITY_PLACE), 'account_id');
}

/**
 * An ARN of the deploying account, in the region of `service`. Written from names instead of read from
 * a resource, so that services that call each other are no cycle to Terraform.
 */
export function arnOf(service: ServiceModel, awsService: string, resource: string): Expression {
  return ownArn(`${awsService}:${regionOf(service).region}`, resource);
}

/** An ARN of the deploying account; `where` is the AWS service and, unless it has none, the region. */
export function ownArn(where: `${string}:${string}`, resource: string): Expression {
  const partition = reference(addressOf(aws.DataAwsPartition, PARTITION_PLACE), 'partition');
  return concat('arn:', partition, `:${where}:`, accountId(), `:${resource}`);
}

/** The ARN by which a service is called. */
export function liveAliasArn(callee: ServiceModel): Expression {
  return arnOf(callee, 'lambda', `function:${nameOf(callee)}:${LIVE_ALIAS}`);
}

export function secretArn(service: ServiceModel, secret: string): Expression {
  return arnOf(service, 'secretsmanager', `secret:${secret}`);
}
