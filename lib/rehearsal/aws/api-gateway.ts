import { textAt } from '../cty/value';
import { stableHash } from '../platform/stable-hash';
import type { Facts } from '../rules';
import { arnOf, joined } from './names';
import type { AwsRules } from './type-rules';

/** ForceNew, defaults and computed values as the provider's documentation and source have them. */
export const API_GATEWAY: Readonly<Record<string, AwsRules>> = {
  aws_apigatewayv2_api: {
    key: (values, salt) => stableHash(`api ${textAt(values, ['name'])} ${salt}`, 10),
    replaces: ['credentials_arn', 'protocol_type', 'route_key', 'target'],
    defaults: {
      api_key_selection_expression: '$request.header.x-api-key',
      disable_execute_api_endpoint: false,
      route_selection_expression: '$request.method $request.path',
    },
    made: 'again',
    computed: {
      api_endpoint: ({ id, region }) => endpoint(id, region),
      arn: ({ id, region }) => `arn:aws:apigateway:${region}::/apis/${id}`,
      execution_arn: ({ id, region }) => arnOf('execute-api', region, id),
      ip_address_type: () => 'ipv4',
    },
  },
  aws_apigatewayv2_integration: {
    key: (values, salt) =>
      stableHash(
        `${joined(values, ['api_id', 'integration_uri', 'integration_method'], ' ')} ${salt}`,
        7,
      ),
    replaces: ['api_id', 'integration_subtype', 'integration_type'],
    defaults: { connection_type: 'INTERNET', payload_format_version: '1.0' },
    made: 'again',
    computed: { timeout_milliseconds: () => 30_000 },
  },
  aws_apigatewayv2_route: {
    key: (values) => joined(values, ['api_id', 'route_key'], ' '),
    replaces: ['api_id'],
    defaults: { api_key_required: false, authorization_type: 'NONE' },
    alreadyExists: (key) =>
      `ConflictException: Route with key ${key.slice(key.indexOf(' ') + 1)} already exists`,
    computed: { id: ({ id }) => stableHash(id, 7) },
  },
  aws_apigatewayv2_stage: {
    key: (values) => joined(values, ['api_id', 'name'], '/'),
    replaces: ['api_id', 'name'],
    defaults: { auto_deploy: false },
    alreadyExists: () => 'ConflictException: Stage already exists',
    computed: {
      id: stageName,
      arn: (facts) =>
        `arn:aws:apigateway:${facts.region}::/apis/${apiId(facts)}/stages/${stageName(facts)}`,
      deployment_id: ({ id, generation }) => stableHash(`${id} ${generation}`, 6),
      execution_arn: (facts) =>
        arnOf('execute-api', facts.region, `${apiId(facts)}/${stageName(facts)}`),
      invoke_url: (facts) => {
        const stage = stageName(facts);
        return `${endpoint(apiId(facts), facts.region)}/${stage === '$default' ? '' : stage}`;
      },
    },
  },
};

function endpoint(apiId: string, region: string): string {
  return `https://${apiId}.execute-api.${region}.amazonaws.com`;
}

function apiId({ values }: Facts): string {
  return textAt(values, ['api_id']);
}

function stageName({ values }: Facts): string {
  return textAt(values, ['name']);
}
