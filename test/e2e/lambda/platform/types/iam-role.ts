import {
  CreateRoleCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from '@aws-sdk/client-iam';

import { textAt } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { changedNames, formed, plain, told, writeChanges, writeFields } from '../fields';
import { orMissing } from '../refusals';
import { changeTags, tagList, tagMap } from '../tags';
import { documentForm } from './document';

const SETTINGS = {
  description: plain('Description', ''),
  max_session_duration: plain('MaxSessionDuration'),
};

export const iamRole: AwsResource = {
  fields: {
    ...SETTINGS,
    arn: told('Arn'),
    assume_role_policy: formed('AssumeRolePolicyDocument', documentForm),
    create_date: told('CreateDate'),
    name: plain('RoleName'),
    path: plain('Path'),
    permissions_boundary: plain('PermissionsBoundary'),
    tags_all: told('Tags'),
    unique_id: told('RoleId'),
  },
  own: ['force_detach_policies'],

  async create(planned, { iam }) {
    const input = { ...writeFields(this.fields, planned), Tags: tagList(planned) };
    await iam.send(new CreateRoleCommand(input as never));
    return { id: textAt(planned, ['name']) };
  },

  async fetch(state, { iam }) {
    const RoleName = textAt(state, ['id']);
    const found = await orMissing(iam.send(new GetRoleCommand({ RoleName })));
    return found?.Role && { ...found.Role, Tags: tagMap(found.Role.Tags) };
  },

  async update({ prior, planned }, { iam }) {
    const RoleName = textAt(prior, ['id']);
    const settings = writeChanges(SETTINGS, prior, planned);
    if (Object.keys(settings).length > 0) {
      await iam.send(new UpdateRoleCommand({ RoleName, ...settings }));
    }
    if (changedNames(this.fields, prior, planned).includes('assume_role_policy')) {
      const PolicyDocument = textAt(planned, ['assume_role_policy']);
      await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
    }
    await changeTags(prior, planned, {
      add: () => iam.send(new TagRoleCommand({ RoleName, Tags: tagList(planned) })),
      drop: (TagKeys) => iam.send(new UntagRoleCommand({ RoleName, TagKeys })),
    });
  },

  async remove(state, { iam }) {
    await iam.send(new DeleteRoleCommand({ RoleName: textAt(state, ['id']) }));
  },
};
