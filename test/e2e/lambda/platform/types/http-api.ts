import {
  CreateApiCommand,
  DeleteApiCommand,
  GetApiCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateApiCommand,
} from '@aws-sdk/client-apigatewayv2';

import { textAt } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { plain, told, writeChanges, writeFields } from '../fields';
import { orMissing } from '../refusals';
import { changeTags, tagsOf } from '../tags';
import { apiGatewayArn, httpTags } from './http-tags';

export const httpApi: AwsResource = {
  fields: {
    api_endpoint: told('ApiEndpoint'),
    api_key_selection_expression: plain('ApiKeySelectionExpression'),
    description: plain('Description', ''),
    disable_execute_api_endpoint: plain('DisableExecuteApiEndpoint'),
    ip_address_type: plain('IpAddressType'),
    name: plain('Name'),
    protocol_type: plain('ProtocolType'),
    route_selection_expression: plain('RouteSelectionExpression'),
    tags_all: told('Tags'),
    version: plain('Version', ''),
  },

  async derived({ id }, far) {
    const account = await far.accountId();
    return {
      arn: apiGatewayArn(far, `/apis/${String(id)}`),
      execution_arn: `arn:aws:execute-api:${far.region}:${account}:${String(id)}`,
    };
  },

  async create(planned, { api }) {
    const input = { ...writeFields(this.fields, planned), Tags: tagsOf(planned) };
    const { ApiId = '' } = await api.send(new CreateApiCommand(input as never));
    return { id: ApiId };
  },

  async fetch(state, far) {
    const ApiId = textAt(state, ['id']);
    const found = await orMissing(far.api.send(new GetApiCommand({ ApiId })));
    return found && { ...found, Tags: await httpTags(far, `/apis/${ApiId}`) };
  },

  async update({ prior, planned }, { api }) {
    const ApiId = textAt(prior, ['id']);
    const changes = writeChanges(this.fields, prior, planned);
    if (Object.keys(changes).length > 0)
      await api.send(new UpdateApiCommand({ ApiId, ...changes }));
    const ResourceArn = textAt(prior, ['arn']);
    await changeTags(prior, planned, {
      add: (Tags) => api.send(new TagResourceCommand({ ResourceArn, Tags })),
      drop: (TagKeys) => api.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
    });
  },

  async remove(state, { api }) {
    await api.send(new DeleteApiCommand({ ApiId: textAt(state, ['id']) }));
  },
};
