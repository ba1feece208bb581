import type { ServiceModel } from '../../model/service';
import type { LambdaTarget } from '../../model/target';
import { aws } from '../aws';
import { addressOf, draft, type Draft, type DraftPlace } from '../draft';
import { concat, jsonText, reference, type Expression } from '../expression';
import { ownArn, PARTITION_PLACE } from './arn';
import { regionOf } from './metadata';
import type { Statement } from './policy-document';

const KEY_PLACE: DraftPlace = { owner: '', part: 'functions_key' };

/** Lowers the key of a stack whose functions want one of their own, with which all of them encrypt. */
export function lowerKey(stack: string, services: readonly ServiceModel[]): Draft[] {
  const target = services
    .map((service) => service.target)
    .find((each) => each.kind === 'lambda' && each.encryption === 'ownKey');
  if (target?.kind !== 'lambda') return [];
  return [
    draft(aws.KmsKey, KEY_PLACE, {
      description: `what the functions of stack ${stack} keep`,
      enableKeyRotation: true,
      policy: keyPolicy(stack, target),
      // A key that is given up goes last: until then, functions and queues still need it.
      lifecycle: { createBeforeDestroy: true },
      tags: { ...target.tags, 'fleetwright:stack': stack },
    }),
  ];
}

/** The key with which everything of the service's is encrypted, if it is none of AWS's own. */
export function keyArn(service: ServiceModel): Expression | undefined {
  if (regionOf(service).encryption === 'awsKeys') return undefined;
  return reference(addressOf(aws.KmsKey, KEY_PLACE), 'arn');
}

/** What a role needs that reads something encrypted, or puts a failed event into the queue. */
export function keyStatements(service: ServiceModel): Statement[] {
  const key = keyArn(service);
  if (key === undefined) return [];
  return [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key] }];
}

/**
 * Who may use the key: whom the account's own policies let, and CloudWatch Logs for the stack's logs,
 * which acts for nobody and so needs to be named here. In a key's policy, `*` is the key itself.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
function keyPolicy(stack: string, { region }: LambdaTarget): Expression {
  const groups = ['lambda', 'apigateway'].map((owner) =>
    ownArn(`logs:${region}`, `log-group:/aws/${owner}/${stack}-*`),
  );
  return jsonText({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'ByThePoliciesOfTheAccount',
        Effect: 'Allow',
        Principal: { AWS: ownArn('iam:', 'root') },
        Action: 'kms:*',
        Resource: '*',
      },
      {
        Sid: 'LogsOfTheStack',
        Effect: 'Allow',
        Principal: { Service: logsOf(region) },
        Action: [
          'kms:Decrypt*',
          'kms:Describe*',
          'kms:Encrypt*',
          'kms:GenerateDataKey*',
          'kms:ReEncrypt*',
        ],
        Resource: '*',
        Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      },
    ],
  });
}

/** CloudWatch Logs, which has the name of its partition: another one in China than elsewhere. */
function logsOf(region: string): Expression {
  const partition = addressOf(aws.DataAwsPartition, PARTITION_PLACE);
  return concat(`logs.${region}.`, reference(partition, 'dns_suffix'));
}
