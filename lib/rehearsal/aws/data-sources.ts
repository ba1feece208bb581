import { textAt, withMembers, type ObjectValue } from '../cty/value';
import type { ReadRequest } from '../platform/platform';
import { regionOf } from '../platform/simulated';
import { ACCOUNT_ID } from './names';

/** Who and where one is: the only things of AWS that exist before anything is made. */
export function readAwsData({ type, state, context }: ReadRequest): ObjectValue | undefined {
  const asked = textAt(state, ['region']) || textAt(state, ['name']);
  const region = asked || regionOf(context, {});
  switch (type) {
    case 'aws_caller_identity':
      return withMembers(state, {
        account_id: ACCOUNT_ID,
        arn: `arn:aws:iam::${ACCOUNT_ID}:user/rehearsal`,
        id: ACCOUNT_ID,
        user_id: 'AIDAREHEARSAL0000000',
      });
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
        name: region,
        region,
      });
    default:
      return undefined;
  }
}
