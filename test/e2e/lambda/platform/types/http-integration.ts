import {
  CreateIntegrationCommand,
  DeleteIntegrationCommand,
  GetIntegrationCommand,
  UpdateIntegrationCommand,
} from '@aws-sdk/client-apigatewayv2';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { plain, told, writeChanges, writeFields } from '../fields';
import { orMissing } from '../refusals';

export const httpIntegration: AwsResource = {
  fields: {
    api_id: plain('ApiId'),
    connection_type: plain('ConnectionType'),
    description: plain('Description', ''),
    integration_method: plain('IntegrationMethod'),
    integration_response_selection_expression: told('IntegrationResponseSelectionExpression'),
    integration_type: plain('IntegrationType'),
    integration_uri: plain('IntegrationUri'),
    payload_format_version: plain('PayloadFormatVersion'),
    timeout_milliseconds: plain('TimeoutInMillis'),
  },

  async create(planned, { api }) {
    const input = writeFields(this.fields, planned);
    const { IntegrationId = '' } = await api.send(new CreateIntegrationCommand(input as never));
    return { id: IntegrationId };
  },

  async fetch(state, { api }) {
    const found = await orMissing(api.send(new GetIntegrationCommand(placeOf(state))));
    return found && { ...found, ...placeOf(state) };
  },

  async update({ prior, planned }, { api }) {
    const changes = writeChanges(this.fields, prior, planned);
    await api.send(new UpdateIntegrationCommand({ ...placeOf(prior), ...changes }));
  },

  async remove(state, { api }) {
    await api.send(new DeleteIntegrationCommand(placeOf(state)));
  },
};

function placeOf(values: ObjectValue) {
  return { ApiId: textAt(values, ['api_id']), IntegrationId: textAt(values, ['id']) };
}
