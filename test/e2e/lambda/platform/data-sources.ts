import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import { readAwsData } from '../../../../lib/rehearsal/aws/data-sources';
import { withMembers, type ObjectValue } from '../../../../lib/rehearsal/cty/value';
import type { ReadRequest } from '../../../../lib/rehearsal/platform/platform';
import type { Far } from './aws-resource';

/** Who and where one is. */
export async function readDataSource(request: ReadRequest, { sts }: Far): Promise<ObjectValue> {
  const { type, state } = request;
  if (type === 'aws_caller_identity') {
    const {
      Account = '',
      Arn = '',
      UserId = '',
    } = await sts.send(new GetCallerIdentityCommand({}));
    return withMembers(state, { account_id: Account, arn: Arn, id: Account, user_id: UserId });
  }
  // No API tells the partition and the region: the provider has them in a table, as the stand-in does.
  const tabled = readAwsData(request);
  if (tabled === undefined) throw new Error(`unreachable: no service reads ${type}`);
  return tabled;
}
