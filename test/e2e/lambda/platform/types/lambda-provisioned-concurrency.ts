import {
  DeleteProvisionedConcurrencyConfigCommand,
  GetProvisionedConcurrencyConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
} from '@aws-sdk/client-lambda';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource, Far } from '../aws-resource';
import { plain, told } from '../fields';
import { orMissing } from '../refusals';

export const lambdaProvisionedConcurrency: AwsResource = {
  fields: {
    function_name: plain('FunctionName'),
    provisioned_concurrent_executions: told('RequestedProvisionedConcurrentExecutions'),
    qualifier: plain('Qualifier'),
  },
  own: ['skip_destroy'],

  async create(planned, far) {
    await put(planned, far);
    const { FunctionName, Qualifier } = placeOf(planned);
    return { id: `${FunctionName},${Qualifier}` };
  },

  async fetch(state, { lambda }) {
    const command = new GetProvisionedConcurrencyConfigCommand(placeOf(state));
    const found = await orMissing(lambda.send(command));
    return found && { ...found, ...placeOf(state) };
  },

  update: ({ planned }, far) => put(planned, far),

  async remove(state, { lambda }) {
    await lambda.send(new DeleteProvisionedConcurrencyConfigCommand(placeOf(state)));
  },
};

async function put(planned: ObjectValue, { lambda }: Far): Promise<void> {
  const ProvisionedConcurrentExecutions = Number(planned.provisioned_concurrent_executions);
  await lambda.send(
    new PutProvisionedConcurrencyConfigCommand({
      ...placeOf(planned),
      ProvisionedConcurrentExecutions,
    }),
  );
}

function placeOf(values: ObjectValue) {
  return {
    FunctionName: textAt(values, ['function_name']),
    Qualifier: textAt(values, ['qualifier']),
  };
}
