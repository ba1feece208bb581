import { textAt } from '../cty/value';
import { stableHex, stableUuid } from '../platform/stable-hash';
import type { Facts } from '../rules';
import { ACCOUNT_ID, arnOf, joined } from './names';
import type { AwsRules } from './type-rules';

/** What a security group without a VPC is put into. */
const DEFAULT_VPC = `vpc-${stableHex('default', 17)}`;

/** ForceNew, defaults and computed values as the provider's documentation and source have them. */
export const SERVICES: Readonly<Record<string, AwsRules>> = {
  aws_cloudwatch_log_group: {
    key: (values) => textAt(values, ['name']),
    replaces: ['log_group_class', 'name'],
    defaults: { retention_in_days: 0, skip_destroy: false },
    alreadyExists: () => 'ResourceAlreadyExistsException: The specified log group already exists',
    computed: {
      arn: ({ id, region }) => arnOf('logs', region, `log-group:${id}`),
      log_group_class: () => 'STANDARD',
    },
  },
  aws_sqs_queue: {
    key: (values) => textAt(values, ['name']),
    replaces: ['fifo_queue', 'name'],
    defaults: {
      content_based_deduplication: false,
      delay_seconds: 0,
      fifo_queue: false,
      max_message_size: 262_144,
      message_retention_seconds: 345_600,
      receive_wait_time_seconds: 0,
      visibility_timeout_seconds: 30,
    },
    alreadyExists: (key) => `QueueAlreadyExists: A queue already exists with the name ${key}`,
    computed: {
      id: queueUrl,
      arn: ({ id, region }) => arnOf('sqs', region, id),
      kms_data_key_reuse_period_seconds: () => 300,
      sqs_managed_sse_enabled: ({ values }) => textAt(values, ['kms_master_key_id']) === '',
      url: queueUrl,
    },
  },
  aws_sqs_queue_policy: {
    key: (values) => textAt(values, ['queue_url']),
    replaces: ['queue_url'],
    made: 'over',
  },
  aws_security_group: {
    key: (values) => `${textAt(values, ['vpc_id']) || DEFAULT_VPC} ${textAt(values, ['name'])}`,
    replaces: ['description', 'name', 'vpc_id'],
    defaults: { description: 'Managed by Terraform', revoke_rules_on_delete: false },
    alreadyExists: (key) =>
      `InvalidGroup.Duplicate: The security group '${key.slice(key.indexOf(' ') + 1)}' already exists`,
    computed: {
      id: securityGroupId,
      arn: (facts) => arnOf('ec2', facts.region, `security-group/${securityGroupId(facts)}`),
      owner_id: () => ACCOUNT_ID,
      vpc_id: () => DEFAULT_VPC,
    },
  },
  aws_kms_key: {
    key: (values, salt) => stableUuid(`${joined(values, ['description', 'policy'], ' ')} ${salt}`),
    replaces: ['customer_master_key_spec', 'key_usage', 'multi_region', 'custom_key_store_id'],
    defaults: {
      bypass_policy_lockout_safety_check: false,
      customer_master_key_spec: 'SYMMETRIC_DEFAULT',
      enable_key_rotation: false,
      is_enabled: true,
      key_usage: 'ENCRYPT_DECRYPT',
    },
    made: 'again',
    computed: {
      arn: ({ id, region }) => arnOf('kms', region, `key/${id}`),
      key_id: ({ id }) => id,
      policy: () => OWNER_MAY_ALL,
      rotation_period_in_days: ({ values }) => (values.enable_key_rotation === true ? 365 : 0),
    },
  },
  aws_s3_object: {
    key: (values) => joined(values, ['bucket', 'key'], '/'),
    replaces: ['bucket', 'key'],
    defaults: { force_destroy: false },
    made: 'over',
    computed: {
      arn: ({ id }) => `arn:aws:s3:::${id}`,
      content_type: () => 'application/octet-stream',
      etag: ({ id, values }) =>
        stableHex(`${id} ${joined(values, ['content', 'source', 'source_hash'], ' ')}`, 32),
      server_side_encryption: () => 'AES256',
      storage_class: () => 'STANDARD',
    },
  },
  aws_ecr_repository: {
    key: (values) => textAt(values, ['name']),
    replaces: ['encryption_configuration', 'name'],
    defaults: { force_delete: false, image_tag_mutability: 'MUTABLE' },
    alreadyExists: (key) =>
      `RepositoryAlreadyExistsException: The repository with name '${key}' already exists`,
    computed: {
      arn: ({ id, region }) => arnOf('ecr', region, `repository/${id}`),
      registry_id: () => ACCOUNT_ID,
      repository_url: ({ id, region }) => `${ACCOUNT_ID}.dkr.ecr.${region}.amazonaws.com/${id}`,
    },
  },
};

const OWNER_MAY_ALL = JSON.stringify({
  Version: '2012-10-17',
  Id: 'key-default-1',
  Statement: [
    {
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
});

function queueUrl({ id, region }: Facts): string {
  return `https://sqs.${region}.amazonaws.com/${ACCOUNT_ID}/${id}`;
}

function securityGroupId({ id }: Facts): string {
  return `sg-${stableHex(id, 17)}`;
}
