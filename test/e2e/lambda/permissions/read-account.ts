import {
  GetPolicyCommand as GetManagedPolicyCommand,
  GetPolicyVersionCommand,
  GetRolePolicyCommand,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
  paginateListRoles,
  type IAMClient,
  type Role,
} from '@aws-sdk/client-iam';
import { GetKeyPolicyCommand, type KMSClient } from '@aws-sdk/client-kms';
import {
  GetPolicyCommand,
  paginateListAliases,
  paginateListFunctions,
  paginateListVersionsByFunction,
  type FunctionConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';

import type { AwsClients } from '../platform/far-end';
import { orMissing } from '../platform/refusals';
import type { Account, NamedPolicy, PolicyDocument, Principal } from './account';

/** Who may do what with everything that has a name with `prefix`, as the far end holds it now. */
export async function readAccount(
  { iam, kms, lambda }: Pick<AwsClients, 'iam' | 'kms' | 'lambda'>,
  prefix: string,
): Promise<Account> {
  const principals: Principal[] = [];
  for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
    const ours = Roles.filter(({ RoleName = '' }) => RoleName.startsWith(prefix));
    for (const role of ours) principals.push(await readRole(iam, role));
  }
  const functions = await readFunctions(lambda, prefix);
  return {
    principals,
    resourcePolicies: [
      ...(await policiesOfFunctions(lambda, functions)),
      ...(await policiesOfKeys(kms, functions)),
    ],
  };
}

async function readRole(
  client: IAMClient,
  { RoleName, Arn = '', AssumeRolePolicyDocument = '' }: Role,
): Promise<Principal> {
  const policies = [
    ...(await inlinePolicies(client, RoleName)),
    ...(await managed(client, RoleName)),
  ];
  return { arn: Arn, policies, trust: parseDocument(AssumeRolePolicyDocument) };
}

async function inlinePolicies(client: IAMClient, RoleName?: string): Promise<NamedPolicy[]> {
  const policies: NamedPolicy[] = [];
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName })) {
    for (const PolicyName of PolicyNames) {
      const found = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      policies.push({ name: PolicyName, document: parseDocument(found.PolicyDocument) });
    }
  }
  return policies;
}

async function managed(client: IAMClient, RoleName?: string): Promise<NamedPolicy[]> {
  const policies: NamedPolicy[] = [];
  for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName })) {
    for (const { PolicyArn = '' } of page.AttachedPolicies ?? []) {
      const { Policy } = await client.send(new GetManagedPolicyCommand({ PolicyArn }));
      const VersionId = Policy?.DefaultVersionId;
      const found = await client.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
      policies.push({ name: PolicyArn, document: parseDocument(found.PolicyVersion?.Document) });
    }
  }
  return policies;
}

/** IAM hands documents out URL-encoded. */
function parseDocument(text = ''): PolicyDocument {
  return JSON.parse(decodeURIComponent(text)) as PolicyDocument;
}

async function readFunctions(
  client: LambdaClient,
  prefix: string,
): Promise<FunctionConfiguration[]> {
  const found: FunctionConfiguration[] = [];
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    found.push(...Functions.filter(({ FunctionName = '' }) => FunctionName.startsWith(prefix)));
  }
  return found;
}

async function policiesOfFunctions(
  client: LambdaClient,
  functions: readonly FunctionConfiguration[],
): Promise<NamedPolicy[]> {
  const policies: NamedPolicy[] = [];
  for (const { FunctionName = '' } of functions) {
    policies.push(...(await policiesOf(client, FunctionName)));
  }
  return policies;
}

/** Of the keys that the functions are encrypted with. */
async function policiesOfKeys(
  client: KMSClient,
  functions: readonly FunctionConfiguration[],
): Promise<NamedPolicy[]> {
  const keys = new Set(functions.map(({ KMSKeyArn = '' }) => KMSKeyArn).filter(Boolean));
  const policies: NamedPolicy[] = [];
  for (const key of keys) {
    const input = { KeyId: key, PolicyName: 'default' };
    const { Policy = '' } = await client.send(new GetKeyPolicyCommand(input));
    const document = JSON.parse(Policy) as PolicyDocument;
    // In a key's own policy, an asterisk is the key.
    const statements = document.Statement.map((statement) => ({ ...statement, Resource: key }));
    policies.push({ name: key, document: { ...document, Statement: statements } });
  }
  return policies;
}

/** A function has a policy, and so has each of its versions and aliases. */
async function policiesOf(client: LambdaClient, FunctionName: string): Promise<NamedPolicy[]> {
  const qualifiers: (string | undefined)[] = [undefined];
  for await (const { Aliases = [] } of paginateListAliases({ client }, { FunctionName })) {
    qualifiers.push(...Aliases.map(({ Name }) => Name));
  }
  const versions = paginateListVersionsByFunction({ client }, { FunctionName });
  for await (const { Versions = [] } of versions) {
    qualifiers.push(...Versions.map(({ Version }) => Version).filter((name) => name !== '$LATEST'));
  }
  const policies: NamedPolicy[] = [];
  for (const Qualifier of new Set(qualifiers)) {
    const command = new GetPolicyCommand({ FunctionName, Qualifier });
    const found = await orMissing(client.send(command));
    if (found?.Policy === undefined) continue;
    const document = JSON.parse(found.Policy) as PolicyDocument;
    policies.push({ name: `${FunctionName}:${Qualifier ?? ''}`, document });
  }
  return policies;
}
