import {
  DeleteRolePolicyCommand,
  GetRolePolicyCommand,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource, Far } from '../aws-resource';
import { formed, plain, writeFields } from '../fields';
import { orMissing } from '../refusals';
import { documentForm } from './document';

export const iamRolePolicy: AwsResource = {
  fields: {
    name: plain('PolicyName'),
    policy: formed('PolicyDocument', documentForm),
    role: plain('RoleName'),
  },

  async create(planned, far) {
    await put(planned, far);
    return { id: `${textAt(planned, ['role'])}:${textAt(planned, ['name'])}` };
  },

  async fetch(state, { iam }) {
    const found = await orMissing(iam.send(new GetRolePolicyCommand(nameOf(state))));
    return found && { ...found };
  },

  update: ({ planned }, far) => put(planned, far),

  async remove(state, { iam }) {
    await iam.send(new DeleteRolePolicyCommand(nameOf(state)));
  },
};

async function put(planned: ObjectValue, { iam }: Far): Promise<void> {
  await iam.send(new PutRolePolicyCommand(writeFields(iamRolePolicy.fields, planned) as never));
}

function nameOf(values: ObjectValue) {
  return { RoleName: textAt(values, ['role']), PolicyName: textAt(values, ['name']) };
}
