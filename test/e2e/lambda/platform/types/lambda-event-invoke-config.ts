import {
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource, Far } from '../aws-resource';
import { block, plain, writeFields } from '../fields';
import { orMissing } from '../refusals';

const DESTINATION = { destination: plain('Destination') };

export const lambdaEventInvokeConfig: AwsResource = {
  fields: {
    destination_config: block('DestinationConfig', {
      on_failure: block('OnFailure', DESTINATION),
      on_success: block('OnSuccess', DESTINATION),
    }),
    function_name: plain('FunctionName'),
    maximum_event_age_in_seconds: plain('MaximumEventAgeInSeconds'),
    maximum_retry_attempts: plain('MaximumRetryAttempts'),
    qualifier: plain('Qualifier'),
  },

  async create(planned, far) {
    await put(planned, far);
    const { FunctionName, Qualifier } = placeOf(planned);
    return { id: Qualifier === undefined ? FunctionName : `${FunctionName}:${Qualifier}` };
  },

  async fetch(state, { lambda }) {
    const command = new GetFunctionEventInvokeConfigCommand(placeOf(state));
    const found = await orMissing(lambda.send(command));
    return found && { ...found, ...placeOf(state) };
  },

  update: ({ planned }, far) => put(planned, far),

  async remove(state, { lambda }) {
    await lambda.send(new DeleteFunctionEventInvokeConfigCommand(placeOf(state)));
  },
};

/** Put replaces what was there: what is left out is gone. */
async function put(planned: ObjectValue, { lambda }: Far): Promise<void> {
  const input = writeFields(lambdaEventInvokeConfig.fields, planned);
  await lambda.send(new PutFunctionEventInvokeConfigCommand(input as never));
}

function placeOf(values: ObjectValue) {
  const Qualifier = textAt(values, ['qualifier']) || undefined;
  return { FunctionName: textAt(values, ['function_name']), ...(Qualifier && { Qualifier }) };
}
