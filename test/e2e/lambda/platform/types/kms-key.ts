import {
  CreateKeyCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  DisableKeyRotationCommand,
  EnableKeyCommand,
  EnableKeyRotationCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListResourceTagsCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateKeyDescriptionCommand,
  type KMSClient,
  type Tag,
} from '@aws-sdk/client-kms';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource, ResourceChange } from '../aws-resource';
import { changedNames, plain, told, writeFields } from '../fields';
import { orMissing } from '../refusals';
import { changeTags, tagsOf } from '../tags';

const SETTINGS = {
  description: plain('Description', ''),
  enable_key_rotation: plain('KeyRotationEnabled'),
  is_enabled: plain('Enabled'),
  policy: plain('Policy'),
};

const CREATED = {
  bypass_policy_lockout_safety_check: plain('BypassPolicyLockoutSafetyCheck'),
  customer_master_key_spec: plain('KeySpec'),
  description: SETTINGS.description,
  key_usage: plain('KeyUsage'),
  multi_region: plain('MultiRegion'),
  policy: SETTINGS.policy,
};

export const kmsKey: AwsResource = {
  fields: {
    ...CREATED,
    ...SETTINGS,
    arn: told('Arn'),
    key_id: told('KeyId'),
    rotation_period_in_days: told('RotationPeriodInDays'),
    tags_all: told('Tags'),
  },
  own: ['bypass_policy_lockout_safety_check', 'deletion_window_in_days'],

  async create(planned, { kms }) {
    const input = { ...writeFields(CREATED, planned), Tags: tagList(tagsOf(planned)) };
    const { KeyMetadata } = await kms.send(new CreateKeyCommand(input as never));
    return { id: KeyMetadata?.KeyId ?? '' };
  },

  async finish(made, { kms }) {
    const KeyId = textAt(made, ['id']);
    if (made.enable_key_rotation === true) await kms.send(new EnableKeyRotationCommand({ KeyId }));
    if (made.is_enabled === false) await kms.send(new DisableKeyCommand({ KeyId }));
  },

  async fetch(state, { kms }) {
    const KeyId = textAt(state, ['id']);
    const found = await orMissing(kms.send(new DescribeKeyCommand({ KeyId })));
    const key = found?.KeyMetadata;
    // A key that waits for its deletion is gone: nothing can use it.
    if (key === undefined || key.KeyState === 'PendingDeletion') return undefined;
    const rotation = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
    const { Tags } = await kms.send(new ListResourceTagsCommand({ KeyId }));
    return { ...key, ...rotation, Policy, Tags: tagMap(Tags) };
  },

  async update(change, { kms }) {
    const { prior, planned } = change;
    const KeyId = textAt(prior, ['id']);
    await updateSettings(change, kms);
    await changeTags(prior, planned, {
      add: (tags) => kms.send(new TagResourceCommand({ KeyId, Tags: tagList(tags) })),
      drop: (TagKeys) => kms.send(new UntagResourceCommand({ KeyId, TagKeys })),
    });
  },

  async remove(state, { kms }) {
    const KeyId = textAt(state, ['id']);
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId, ...deletionWindow(state) }));
  },
};

async function updateSettings({ prior, planned }: ResourceChange, kms: KMSClient): Promise<void> {
  const KeyId = textAt(prior, ['id']);
  for (const name of changedNames(SETTINGS, prior, planned)) {
    switch (name) {
      case 'description':
        await kms.send(
          new UpdateKeyDescriptionCommand({ KeyId, Description: textAt(planned, [name]) }),
        );
        break;
      case 'policy':
        await kms.send(new PutKeyPolicyCommand({ KeyId, Policy: textAt(planned, [name]) }));
        break;
      case 'enable_key_rotation':
        await (planned[name] === true
          ? kms.send(new EnableKeyRotationCommand({ KeyId }))
          : kms.send(new DisableKeyRotationCommand({ KeyId })));
        break;
      default:
        await (planned.is_enabled === true
          ? kms.send(new EnableKeyCommand({ KeyId }))
          : kms.send(new DisableKeyCommand({ KeyId })));
    }
  }
}

/** AWS's own choice, 30 days, when the configuration has none. */
function deletionWindow({ deletion_window_in_days: days }: ObjectValue) {
  return typeof days === 'number' ? { PendingWindowInDays: days } : {};
}

function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
}

function tagMap(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue]));
}
