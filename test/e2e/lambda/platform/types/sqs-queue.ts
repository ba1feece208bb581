import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ListQueueTagsCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from '@aws-sdk/client-sqs';

import { textAt, type Value } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { formed, plain, told, writeChanges, writeFields, type Field } from '../fields';
import { orMissing } from '../refusals';
import { changeTags, tagsOf } from '../tags';

/** A queue's attributes are texts, whatever they are about. */
const number = (wire: string): Field => formed(wire, { write: String, read: Number });
const flag = (wire: string): Field =>
  formed(wire, { write: String, read: (text): Value => text === 'true' });

const ATTRIBUTES = {
  delay_seconds: number('DelaySeconds'),
  fifo_queue: flag('FifoQueue'),
  kms_data_key_reuse_period_seconds: number('KmsDataKeyReusePeriodSeconds'),
  kms_master_key_id: plain('KmsMasterKeyId', ''),
  max_message_size: number('MaximumMessageSize'),
  message_retention_seconds: number('MessageRetentionPeriod'),
  policy: plain('Policy', ''),
  receive_wait_time_seconds: number('ReceiveMessageWaitTimeSeconds'),
  redrive_allow_policy: plain('RedriveAllowPolicy', ''),
  redrive_policy: plain('RedrivePolicy', ''),
  sqs_managed_sse_enabled: flag('SqsManagedSseEnabled'),
  visibility_timeout_seconds: number('VisibilityTimeout'),
};

export const sqsQueue: AwsResource = {
  fields: {
    ...ATTRIBUTES,
    arn: told('QueueArn'),
    name: told('QueueName'),
    tags_all: told('Tags'),
    url: told('QueueUrl'),
  },

  async create(planned, { sqs }) {
    const QueueName = textAt(planned, ['name']);
    const Attributes = writeFields(ATTRIBUTES, planned) as Record<string, string>;
    // AWS refuses the mention of FIFO for a queue that is none.
    if (Attributes.FifoQueue === 'false') delete Attributes.FifoQueue;
    const { QueueUrl = '' } = await sqs.send(
      new CreateQueueCommand({ QueueName, Attributes, tags: tagsOf(planned) }),
    );
    return { id: QueueUrl };
  },

  async fetch(state, { sqs }) {
    const QueueUrl = textAt(state, ['id']);
    const found = await orMissing(
      sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] })),
    );
    if (found?.Attributes === undefined) return undefined;
    const { Tags = {} } = await sqs.send(new ListQueueTagsCommand({ QueueUrl }));
    const QueueName = found.Attributes.QueueArn?.split(':').at(-1);
    return { ...found.Attributes, QueueName, QueueUrl, Tags };
  },

  async update({ prior, planned }, { sqs }) {
    const QueueUrl = textAt(prior, ['id']);
    const Attributes = writeChanges(ATTRIBUTES, prior, planned) as Record<string, string>;
    if (Object.keys(Attributes).length > 0) {
      await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    }
    await changeTags(prior, planned, {
      add: (Tags) => sqs.send(new TagQueueCommand({ QueueUrl, Tags })),
      drop: (TagKeys) => sqs.send(new UntagQueueCommand({ QueueUrl, TagKeys })),
    });
  },

  async remove(state, { sqs }) {
    await sqs.send(new DeleteQueueCommand({ QueueUrl: textAt(state, ['id']) }));
  },
};
