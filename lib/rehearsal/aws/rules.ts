import {
  isEqual,
  isList,
  isObject,
  textAt,
  UNKNOWN,
  withMembers,
  type ObjectValue,
} from '../cty/value';
import { stableHash } from '../platform/stable-hash';
import { PLAIN_RULES, type Facts, type ResourceRules } from '../rules';
import { API_GATEWAY } from './api-gateway';
import { checkAws } from './checks';
import { EVENTS } from './events';
import { IAM } from './iam';
import { LAMBDA } from './lambda';
import { SERVICES } from './services';
import type { AwsRules } from './type-rules';

const TABLE: Readonly<Record<string, AwsRules>> = {
  ...API_GATEWAY,
  ...EVENTS,
  ...IAM,
  ...LAMBDA,
  ...SERVICES,
};

/** How the AWS provider and AWS treat resources of one type. */
export function awsRules(type: string): ResourceRules {
  const own = TABLE[type];
  if (own === undefined) throw new Error(`unreachable: no rules for ${type}`);
  const { key, replaces, computed = {}, renews = () => [], ...rest } = own;
  return {
    ...PLAIN_RULES,
    check: (config) => checkAws(type, config),
    nameItself: nameByPrefix,
    alreadyExists: (taken) => `EntityAlreadyExists: ${taken} already exists.`,
    ...rest,
    replaces: () => ['name_prefix', 'region', ...replaces],
    renews: (prior, planned) => [
      ...(isEqual(prior.tags ?? null, planned.tags ?? null) ? [] : ['tags_all']),
      ...renews(prior, planned),
    ],
    computed: {
      id: ({ id }) => id,
      region: ({ region }) => region,
      tags_all: allTags,
      ...computed,
    },
    identify: key,
  };
}

/** The provider's own names begin like this when neither a name nor a prefix is given. */
function nameByPrefix(values: ObjectValue): ObjectValue {
  if (values.name !== UNKNOWN) return values;
  const prefix = textAt(values, ['name_prefix']) || 'terraform-';
  const suffix = stableHash(JSON.stringify(Object.entries(values)), 26);
  return withMembers(values, { name: `${prefix}${suffix}` });
}

/** The resource's tags and those that the provider gives to everything. */
function allTags({ values, providerConfig }: Facts): ObjectValue {
  const [defaults] = isList(providerConfig.default_tags) ? providerConfig.default_tags : [];
  const common = isObject(defaults) && isObject(defaults.tags) ? defaults.tags : {};
  return withMembers(common, isObject(values.tags) ? values.tags : {});
}
