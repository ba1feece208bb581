import {
  CreateStageCommand,
  DeleteStageCommand,
  GetApiCommand,
  GetStageCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-apigatewayv2';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { block, plain, told, writeChanges, writeFields } from '../fields';
import { orMissing } from '../refusals';
import { changeTags, tagsOf } from '../tags';
import { apiGatewayArn, httpTags } from './http-tags';

export const httpStage: AwsResource = {
  fields: {
    access_log_settings: block(
      'AccessLogSettings',
      { destination_arn: plain('DestinationArn'), format: plain('Format') },
      {},
    ),
    api_id: plain('ApiId'),
    auto_deploy: plain('AutoDeploy'),
    default_route_settings: block('DefaultRouteSettings', {
      data_trace_enabled: plain('DataTraceEnabled'),
      detailed_metrics_enabled: plain('DetailedMetricsEnabled'),
      logging_level: plain('LoggingLevel'),
      throttling_burst_limit: plain('ThrottlingBurstLimit'),
      throttling_rate_limit: plain('ThrottlingRateLimit'),
    }),
    deployment_id: told('DeploymentId'),
    description: plain('Description', ''),
    invoke_url: told('InvokeUrl'),
    name: plain('StageName'),
    stage_variables: plain('StageVariables', {}),
    tags_all: told('Tags'),
  },

  async derived({ api_id, name }, far) {
    const [api, stage] = [String(api_id), String(name)];
    const account = await far.accountId();
    return {
      id: stage,
      arn: apiGatewayArn(far, `/apis/${api}/stages/${stage}`),
      execution_arn: `arn:aws:execute-api:${far.region}:${account}:${api}/${stage}`,
    };
  },

  async create(planned, { api }) {
    const input = { ...writeFields(this.fields, planned), Tags: tagsOf(planned) };
    await api.send(new CreateStageCommand(input as never));
    return {};
  },

  async fetch(state, far) {
    const found = await orMissing(far.api.send(new GetStageCommand(placeOf(state))));
    if (found === undefined) return undefined;
    const { ApiId, StageName } = placeOf(state);
    const { ApiEndpoint } = await far.api.send(new GetApiCommand({ ApiId }));
    const InvokeUrl = `${ApiEndpoint}/${StageName === '$default' ? '' : StageName}`;
    const Tags = await httpTags(far, `/apis/${ApiId}/stages/${StageName}`);
    return { ...found, ApiId, InvokeUrl, Tags };
  },

  async update({ prior, planned }, { api }) {
    const changes = writeChanges(this.fields, prior, planned);
    if (Object.keys(changes).length > 0) {
      await api.send(new UpdateStageCommand({ ...placeOf(prior), ...changes }));
    }
    const ResourceArn = textAt(prior, ['arn']);
    await changeTags(prior, planned, {
      add: (Tags) => api.send(new TagResourceCommand({ ResourceArn, Tags })),
      drop: (TagKeys) => api.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
    });
  },

  async remove(state, { api }) {
    await api.send(new DeleteStageCommand(placeOf(state)));
  },
};

function placeOf(values: ObjectValue) {
  return { ApiId: textAt(values, ['api_id']), StageName: textAt(values, ['name']) };
}
