import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft, type DraftPlace } from '../draft';
import { concat, reference, type Expression } from '../expression';
import { aliasAttribute } from './alias';
import { functionAttribute } from './function';
import { logGroup } from './log-group';
import { nameOf, placeOf, tagsOf } from './metadata';

/** Lowers the way in from outside: everything that arrives goes to alias `live`. */
export function lowerHttpApi(service: ServiceModel): Draft[] {
  if (!service.isPublic) return [];
  const name = nameOf(service);
  const tags = tagsOf(service);
  const apiId = attribute(aws.Apigatewayv2Api, placeOf(service, 'http_api'), 'id');
  return [
    draft(aws.Apigatewayv2Api, placeOf(service, 'http_api'), { name, protocolType: 'HTTP', tags }),
    draft(aws.Apigatewayv2Integration, placeOf(service, 'http_integration'), {
      apiId,
      integrationType: 'AWS_PROXY',
      // How the API calls Lambda, whatever the request's own method; AWS takes no other.
      integrationMethod: 'POST',
      integrationUri: aliasAttribute(service, 'invoke_arn'),
      payloadFormatVersion: '2.0',
    }),
    draft(aws.Apigatewayv2Route, placeOf(service, 'http_route'), {
      apiId,
      routeKey: '$default',
      target: concat(
        'integrations/',
        attribute(aws.Apigatewayv2Integration, placeOf(service, 'http_integration'), 'id'),
      ),
    }),
    lowerStage(service),
    logGroup(service, 'access_log_group', `/aws/apigateway/${name}`),
    draft(aws.LambdaPermission, placeOf(service, 'http_permission'), {
      statementId: 'http-api',
      action: 'lambda:InvokeFunction',
      principal: 'apigateway.amazonaws.com',
      functionName: functionAttribute(service, 'function_name'),
      qualifier: aliasAttribute(service, 'name'),
      sourceArn: concat(
        attribute(aws.Apigatewayv2Api, placeOf(service, 'http_api'), 'execution_arn'),
        '/*/*',
      ),
    }),
  ];
}

function lowerStage(service: ServiceModel): Draft {
  return draft(aws.Apigatewayv2Stage, placeOf(service, 'http_stage'), {
    apiId: attribute(aws.Apigatewayv2Api, placeOf(service, 'http_api'), 'id'),
    name: '$default',
    autoDeploy: true,
    defaultRouteSettings: THROTTLING,
    accessLogSettings: {
      destinationArn: attribute(
        aws.CloudwatchLogGroup,
        placeOf(service, 'access_log_group'),
        'arn',
      ),
      format: JSON.stringify(ACCESS_LOG),
    },
    tags: tagsOf(service),
  });
}

/**
 * Requests a second, and most at once. All HTTP APIs of an account share one quota in a region, 2500 a
 * second and 1250 at once where it is smallest: without a limit of its own, one API under attack would
 * silence all the others.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
const THROTTLING = { throttlingRateLimit: 1000, throttlingBurstLimit: 500 };

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
const ACCESS_LOG = {
  requestId: '$context.requestId',
  ip: '$context.identity.sourceIp',
  time: '$context.requestTime',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

interface HasType {
  readonly tfResourceType: string;
}

function attribute(type: HasType, place: DraftPlace, name: string): Expression {
  return reference(addressOf(type, place), name);
}
