import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import { textAt, withMembers, type ObjectValue } from '../../../../lib/rehearsal/cty/value';
import type { ReadRequest } from '../../../../lib/rehearsal/platform/platform';
import type { Far } from './aws-resource';

/** Who and where one is. */
export async function readDataSource(
  { type, state }: ReadRequest,
  { sts, region }: Far,
): Promise<ObjectValue> {
  switch (type) {
    case 'aws_caller_identity': {
      const {
        Account = '',
        Arn = '',
        UserId = '',
      } = await sts.send(new GetCallerIdentityCommand({}));
      return withMembers(state, { account_id: Account, arn: Arn, id: Account, user_id: UserId });
    }
    // No API tells these two: the provider has them in a table.
    case 'aws_partition':
      return withMembers(state, {
        dns_suffix: 'amazonaws.com',
        id: 'aws',
        partition: 'aws',
        reverse_dns_prefix: 'com.amazonaws',
      });
    case 'aws_region':
      return withMembers(state, {
        description: region,
        endpoint: `ec2.${region}.amazonaws.com`,
        id: region,
        name: textAt(state, ['name']) || region,
        region,
      });
    default:
      throw new Error(`unreachable: no service reads ${type}`);
  }
}
