import {
  AddPermissionCommand,
  GetPolicyCommand,
  RemovePermissionCommand,
} from '@aws-sdk/client-lambda';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { plain, writeFields, type Wire } from '../fields';
import { orMissing } from '../refusals';

/** One statement of a function's own policy. */
interface Statement {
  readonly Sid: string;
  readonly Action: string;
  readonly Principal: string | { readonly Service?: string; readonly AWS?: string };
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const lambdaPermission: AwsResource = {
  fields: {
    action: plain('Action'),
    function_name: plain('FunctionName'),
    principal: plain('Principal'),
    qualifier: plain('Qualifier'),
    source_account: plain('SourceAccount'),
    source_arn: plain('SourceArn'),
    statement_id: plain('StatementId'),
  },

  async create(planned, { lambda }) {
    const input = writeFields(this.fields, planned);
    await lambda.send(new AddPermissionCommand(input as never));
    return { id: textAt(planned, ['statement_id']) };
  },

  async fetch(state, { lambda }) {
    const found = await orMissing(lambda.send(new GetPolicyCommand(placeOf(state))));
    const { Statement: statements } = JSON.parse(found?.Policy ?? '{"Statement":[]}') as {
      Statement: readonly Statement[];
    };
    const statement = statements.find(({ Sid }) => Sid === textAt(state, ['statement_id']));
    return statement && told(statement, state);
  },

  async update() {
    throw new Error('unreachable: every change of a permission replaces it');
  },

  async remove(state, { lambda }) {
    const StatementId = textAt(state, ['statement_id']);
    await lambda.send(new RemovePermissionCommand({ ...placeOf(state), StatementId }));
  },
};

function told(
  { Sid, Action, Principal, Resource, Condition }: Statement,
  state: ObjectValue,
): Wire {
  const conditions = Object.assign({}, ...Object.values(Condition ?? {})) as Record<string, string>;
  // AWS spells the keys of conditions in whatever case it likes.
  const conditionOf = (key: string) =>
    Object.entries(conditions).find(([name]) => name.toLowerCase() === key)?.[1];
  const [, , , , , , name, qualifier] = Resource.split(':');
  const written = textAt(state, ['function_name']);
  return {
    StatementId: Sid,
    Action,
    Principal: typeof Principal === 'string' ? Principal : (Principal.Service ?? Principal.AWS),
    FunctionName: written.startsWith('arn:') ? written : name,
    Qualifier: qualifier,
    SourceArn: conditionOf('aws:sourcearn'),
    SourceAccount: conditionOf('aws:sourceaccount'),
  };
}

function placeOf(values: ObjectValue) {
  const Qualifier = textAt(values, ['qualifier']);
  const FunctionName = textAt(values, ['function_name']);
  return Qualifier === '' ? { FunctionName } : { FunctionName, Qualifier };
}
