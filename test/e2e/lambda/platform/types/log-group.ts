import {
  AssociateKmsKeyCommand,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DisassociateKmsKeyCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource, Far } from '../aws-resource';
import { plain, told, writeFields } from '../fields';
import { changeTags, tagsOf } from '../tags';

const CREATED = {
  kms_key_id: plain('kmsKeyId'),
  log_group_class: plain('logGroupClass'),
  name: plain('logGroupName'),
};

export const logGroup: AwsResource = {
  fields: {
    ...CREATED,
    arn: told('logGroupArn'),
    deletion_protection_enabled: told('deletionProtectionEnabled'),
    retention_in_days: plain('retentionInDays'),
    tags_all: told('tags'),
  },
  own: ['skip_destroy'],

  async create(planned, far) {
    const logGroupName = textAt(planned, ['name']);
    const input = { ...writeFields(CREATED, planned), tags: tagsOf(planned) };
    await far.logs.send(new CreateLogGroupCommand(input as never));
    return { id: logGroupName };
  },

  finish: (made, far) => retain(made, far),

  async fetch(state, { logs }) {
    const name = textAt(state, ['id']);
    const { logGroups = [] } = await logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: name }),
    );
    const found = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (found === undefined) return undefined;
    // The ARN with `:*` behind it is that of the streams; the provider cuts it off.
    const logGroupArn = found.logGroupArn ?? found.arn?.replace(/:\*$/, '');
    const { tags } = await logs.send(new ListTagsForResourceCommand({ resourceArn: logGroupArn }));
    return { retentionInDays: 0, ...found, logGroupArn, tags };
  },

  async update({ prior, planned }, far) {
    const { logs } = far;
    if (prior.retention_in_days !== planned.retention_in_days) await retain(planned, far);
    if (prior.kms_key_id !== planned.kms_key_id) await encrypt(planned, far);
    const resourceArn = textAt(prior, ['arn']);
    await changeTags(prior, planned, {
      add: (tags) => logs.send(new TagResourceCommand({ resourceArn, tags })),
      drop: (tagKeys) => logs.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },

  async remove(state, { logs }) {
    await logs.send(new DeleteLogGroupCommand({ logGroupName: textAt(state, ['id']) }));
  },
};

/** Zero days is how the provider writes "for ever". */
async function retain(planned: ObjectValue, { logs }: Far): Promise<void> {
  const logGroupName = textAt(planned, ['name']);
  const retentionInDays = Number(planned.retention_in_days ?? 0);
  if (retentionInDays > 0) {
    await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
  } else {
    await logs.send(new DeleteRetentionPolicyCommand({ logGroupName }));
  }
}

async function encrypt(planned: ObjectValue, { logs }: Far): Promise<void> {
  const logGroupName = textAt(planned, ['name']);
  const kmsKeyId = textAt(planned, ['kms_key_id']);
  await (kmsKeyId === ''
    ? logs.send(new DisassociateKmsKeyCommand({ logGroupName }))
    : logs.send(new AssociateKmsKeyCommand({ logGroupName, kmsKeyId })));
}
