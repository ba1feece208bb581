import { textAt } from '../cty/value';
import { stableHash } from '../platform/stable-hash';
import type { Facts } from '../rules';
import { ACCOUNT_ID, joined } from './names';
import type { AwsRules } from './type-rules';

const CREATED = '2024-01-01T00:00:00Z';

/** ForceNew, defaults and computed values as the provider's documentation and source have them. */
export const IAM: Readonly<Record<string, AwsRules>> = {
  aws_iam_role: {
    key: (values) => textAt(values, ['name']),
    replaces: ['name', 'path'],
    defaults: { force_detach_policies: false, max_session_duration: 3600, path: '/' },
    alreadyExists: (key) => `EntityAlreadyExists: Role with name ${key} already exists.`,
    computed: {
      arn: (facts) => `arn:aws:iam::${ACCOUNT_ID}:role${pathAndName(facts)}`,
      create_date: () => CREATED,
      unique_id: (facts) => uniqueId('AROA', facts),
    },
  },
  aws_iam_role_policy: {
    key: (values) => joined(values, ['role', 'name'], ':'),
    replaces: ['name', 'role'],
    made: 'over',
  },
  aws_iam_policy: {
    key: (values) => textAt(values, ['name']),
    replaces: ['description', 'name', 'path'],
    defaults: { path: '/' },
    alreadyExists: (key) => `EntityAlreadyExists: A policy called ${key} already exists.`,
    computed: { id: policyArn, arn: policyArn, policy_id: (facts) => uniqueId('ANPA', facts) },
  },
  aws_iam_role_policy_attachment: {
    key: (values) => joined(values, ['role', 'policy_arn'], '/'),
    replaces: ['role', 'policy_arn'],
    made: 'over',
  },
};

function pathAndName({ values }: Facts): string {
  return `${textAt(values, ['path']) || '/'}${textAt(values, ['name'])}`;
}

function policyArn(facts: Facts): string {
  return `arn:aws:iam::${ACCOUNT_ID}:policy${pathAndName(facts)}`;
}

function uniqueId(prefix: string, { type, id }: Facts): string {
  return `${prefix}${stableHash(`${type} ${id}`, 17).toUpperCase()}`;
}
