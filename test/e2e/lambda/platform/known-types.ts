import { awsSchema } from '../../../../lib/rehearsal/schemas/load-aws';
import type { BlockSchema } from '../../../../lib/rehearsal/schemas/schema';
import type { AwsResource } from './aws-resource';
import { AWS_RESOURCES } from './types';

export function knownType(type: string): AwsResource {
  const resource = AWS_RESOURCES[type];
  if (resource === undefined) throw new Error(`unreachable: no service lowers to ${type}`);
  return resource;
}

export function blockOf(type: string): BlockSchema {
  const schema = awsSchema().resources[type];
  if (schema === undefined) throw new Error(`unreachable: no schema of ${type}`);
  return schema.block;
}
