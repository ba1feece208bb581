import {
  CreateAliasCommand,
  DeleteAliasCommand,
  GetAliasCommand,
  UpdateAliasCommand,
} from '@aws-sdk/client-lambda';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { block, plain, told, writeChanges, writeFields } from '../fields';
import { orMissing } from '../refusals';
import { invokeArn } from './invoke-arn';

export const lambdaAlias: AwsResource = {
  fields: {
    arn: told('AliasArn'),
    description: plain('Description', ''),
    function_name: plain('FunctionName'),
    function_version: plain('FunctionVersion'),
    name: plain('Name'),
    routing_config: block(
      'RoutingConfig',
      { additional_version_weights: plain('AdditionalVersionWeights') },
      { AdditionalVersionWeights: {} },
    ),
  },

  derived: ({ arn = '' }, { region }) => ({ id: arn, invoke_arn: invokeArn(String(arn), region) }),

  async create(planned, { lambda }) {
    const input = writeFields(this.fields, planned);
    await lambda.send(new CreateAliasCommand(input as never));
    return {};
  },

  async fetch(state, { lambda }) {
    const found = await orMissing(lambda.send(new GetAliasCommand(nameOf(state))));
    // The provider keeps how the user wrote the function: as a name or as an ARN.
    return found && { ...found, FunctionName: nameOf(state).FunctionName };
  },

  async update({ prior, planned }, { lambda }) {
    const input = { ...writeChanges(this.fields, prior, planned), ...nameOf(prior) };
    await lambda.send(new UpdateAliasCommand(input));
  },

  async remove(state, { lambda }) {
    await lambda.send(new DeleteAliasCommand(nameOf(state)));
  },
};

function nameOf(values: ObjectValue) {
  return { FunctionName: textAt(values, ['function_name']), Name: textAt(values, ['name']) };
}
