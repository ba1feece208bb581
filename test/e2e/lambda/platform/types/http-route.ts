import {
  CreateRouteCommand,
  DeleteRouteCommand,
  GetRouteCommand,
  UpdateRouteCommand,
} from '@aws-sdk/client-apigatewayv2';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { plain, writeChanges, writeFields } from '../fields';
import { orMissing } from '../refusals';

export const httpRoute: AwsResource = {
  fields: {
    api_id: plain('ApiId'),
    api_key_required: plain('ApiKeyRequired'),
    authorization_scopes: plain('AuthorizationScopes', []),
    authorization_type: plain('AuthorizationType'),
    authorizer_id: plain('AuthorizerId', ''),
    operation_name: plain('OperationName', ''),
    route_key: plain('RouteKey'),
    target: plain('Target', ''),
  },

  async create(planned, { api }) {
    const input = writeFields(this.fields, planned);
    const { RouteId = '' } = await api.send(new CreateRouteCommand(input as never));
    return { id: RouteId };
  },

  async fetch(state, { api }) {
    const found = await orMissing(api.send(new GetRouteCommand(placeOf(state))));
    return found && { ...found, ...placeOf(state) };
  },

  async update({ prior, planned }, { api }) {
    const changes = writeChanges(this.fields, prior, planned);
    await api.send(new UpdateRouteCommand({ ...placeOf(prior), ...changes }));
  },

  async remove(state, { api }) {
    await api.send(new DeleteRouteCommand(placeOf(state)));
  },
};

function placeOf(values: ObjectValue) {
  return { ApiId: textAt(values, ['api_id']), RouteId: textAt(values, ['id']) };
}
